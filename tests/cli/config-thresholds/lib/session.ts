import { jwtVerify, createRemoteJWKSet } from 'jose'

const issuer = 'https://clerk.example.com'
const keys = createRemoteJWKSet(new URL('https://clerk.example.com/.well-known/jwks.json'))

export async function session(request: Request) {
  const token = request.headers.get('cookie')?.match(/__session=([^;]+)/)?.[1] ?? ''
  return jwtVerify(token, keys, { issuer, clockTolerance: '15s' })
}
