import { jwtVerify } from 'jose'

export async function verified(token: string, keys: CryptoKey) {
  const { payload } = await jwtVerify(token, keys, { issuer: process.env.CLERK_ISSUER })
  return payload
}
