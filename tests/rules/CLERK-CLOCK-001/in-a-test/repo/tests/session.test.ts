import { createRemoteJWKSet, jwtVerify } from 'jose'

const issuer = 'https://fake-host-13.clerk.accounts.dev'
const keys = createRemoteJWKSet(new URL('https://fake-host-13.clerk.accounts.dev/.well-known/jwks.json'))

export async function session(token: string) {
  const { payload } = await jwtVerify(token, keys, { issuer, algorithms: ['RS256'] })
  return payload.sub
}
