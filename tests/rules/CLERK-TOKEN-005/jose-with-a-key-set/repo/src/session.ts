import { createRemoteJWKSet, jwtVerify } from 'jose'

const issuer = 'https://fake-host-13.clerk.accounts.dev'
const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`))

export async function session(token: string) {
  return jwtVerify(token, keys, { issuer, clockTolerance: '10s' })
}
