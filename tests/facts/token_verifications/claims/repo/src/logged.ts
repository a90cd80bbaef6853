import { jwtVerify } from 'jose'

export async function logged(token: string, keys: CryptoKey) {
  const { payload } = await jwtVerify(token, keys, { issuer: process.env.CLERK_ISSUER })
  console.log(payload.azp, payload.sts)
  return payload
}
