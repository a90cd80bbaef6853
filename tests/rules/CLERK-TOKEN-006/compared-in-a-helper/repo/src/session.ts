import { createRemoteJWKSet, jwtVerify } from 'jose'
import { assertActive } from './active'

const keys = createRemoteJWKSet(new URL(process.env.CLERK_JWKS_URL!))

export async function session(token: string) {
  const { payload } = await jwtVerify(token, keys, { clockTolerance: '10s' })
  assertActive(payload)
  return payload
}
