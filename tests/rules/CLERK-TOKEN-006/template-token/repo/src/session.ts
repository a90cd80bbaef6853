import { createRemoteJWKSet, jwtVerify } from 'jose'

const keys = createRemoteJWKSet(new URL(process.env.CLERK_JWKS_URL!))

export const session = (token: string) =>
  jwtVerify(token, keys, { audience: 'acme-api', clockTolerance: '10s' })
