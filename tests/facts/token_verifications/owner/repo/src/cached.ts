import { createRemoteJWKSet, jwtVerify } from 'jose'

let cached: ReturnType<typeof createRemoteJWKSet> | null = null

function keys() {
  if (cached) return cached
  const host = Buffer.from(process.env.CLERK_PUBLISHABLE_KEY!.split('_')[2], 'base64').toString()
  cached = createRemoteJWKSet(new URL(`https://${host.slice(0, -1)}/.well-known/jwks.json`))
  return cached
}

export const check = (token: string) => jwtVerify(token, keys())
