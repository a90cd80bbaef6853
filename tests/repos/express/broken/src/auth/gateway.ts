import jwt from 'jsonwebtoken'

const key = process.env.CLERK_JWT_KEY
const issuer = process.env.CLERK_FRONTEND_API_URL

/** Returns true when the header holds a session token of our instance; no network is needed. */
export function readerFromGateway(header: string | undefined) {
  const token = header?.replace(/^Bearer /, '')
  if (!token || !key) {
    return false
  }
  try {
    const claims = jwt.verify(token, key, {
      algorithms: ['RS256'],
      issuer,
      clockTolerance: 5000,
    })
    return typeof claims === 'object' && claims.sts !== 'pending' && claims.azp === 'https://app.meter-readers.example'
  } catch {
    return false
  }
}
