import { createRemoteJWKSet, jwtVerify } from 'jose'

const issuer = process.env.CLERK_FRONTEND_API_URL
const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`))
const callers = ['https://app.meter-readers.example']

/** Returns the reader's user id, or null when the header holds no valid session token. */
export async function readerFromToken(header: string | undefined) {
  const token = header?.replace(/^Bearer /, '')
  if (!token) {
    return null
  }
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      algorithms: ['RS256'],
      clockTolerance: 10,
    })
    if (payload.sts === 'pending' || !callers.includes(String(payload.azp))) {
      return null
    }
    return payload.sub ?? null
  } catch {
    return null
  }
}
