const { promisify } = require('node:util')
const jwt = require('jsonwebtoken')
const jwksClient = require('jwks-rsa')

const client = jwksClient({ jwksUri: 'https://plain-otter-7.clerk.accounts.dev/.well-known/jwks.json' })

function getKey(header, callback) {
  client.getSigningKey(header.kid, (error, key) => callback(error, key?.getPublicKey()))
}

function withCallback(token, done) {
  jwt.verify(token, getKey, { algorithms: ['RS256'], clockTolerance: 30 }, done)
}

function withoutOptions(token, done) {
  jwt.verify(token, process.env.CLERK_PEM_PUBLIC_KEY, done)
}

const verifyAsync = promisify(jwt.verify)

async function promised(token) {
  return verifyAsync(token, process.env.CLERK_JWT_KEY, { ignoreExpiration: true, maxAge: '1h' })
}

async function signingKey(token) {
  const kid = jwt.decode(token, { complete: true }).header.kid
  const key = await client.getSigningKey(kid)
  return jwt.verify(token, key.getPublicKey(), { clockTolerance: 5000 })
}

module.exports = { withCallback, withoutOptions, promised, signingKey }
