import { jwtVerify } from 'jose'

import { assertParty } from './party'

export async function session(token: string, keys: CryptoKey) {
  const { payload } = await jwtVerify(token, keys, { issuer: process.env.CLERK_ISSUER })
  assertParty(payload)
  return payload
}
