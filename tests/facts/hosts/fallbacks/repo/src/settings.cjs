module.exports = { issuer: 'https://plain-otter-9.clerk.accounts.dev' }
