module.exports = {
  reactStrictMode: true,
  env: {
    CLERK_SECRET_KEY: process.env.CLERK_SECRET_KEY,
  },
}
