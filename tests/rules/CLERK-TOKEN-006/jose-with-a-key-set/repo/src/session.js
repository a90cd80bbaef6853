import { createRemoteJWKSet, jwtVerify } from 'jose'

const keys = createRemoteJWKSet(new URL(process.env.CLERK_JWKS_URL))

export async function session(token) {
  // expect: CLERK-TOKEN-006
  const { payload } = await jwtVerify(token, keys, { clockTolerance: '10s' })
  return payload.sub
}
