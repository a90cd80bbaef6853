import { createRemoteJWKSet, jwtVerify } from 'jose'

const issuer = 'https://login.fake-idp.example'
const keys = createRemoteJWKSet(new URL('https://login.fake-idp.example/.well-known/jwks.json'))

export async function session(token: string) {
  const { payload } = await jwtVerify(token, keys, { issuer, algorithms: ['RS256'], clockTolerance: 5000 })
  return payload.sub
}
