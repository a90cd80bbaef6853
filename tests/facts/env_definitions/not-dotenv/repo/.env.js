module.exports = { CLERK_SECRET_KEY: 1 }
