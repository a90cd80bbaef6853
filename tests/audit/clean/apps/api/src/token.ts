import { createRemoteJWKSet, jwtVerify } from 'jose'

const issuer = 'https://clerk.harbour.example'
const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`))
const callers = ['https://app.harbour.example']

/** The gateways on the quay pass on the session token that the web application gave them. */
export async function skipperFromToken(header: string | undefined) {
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
