import { jwtVerify } from 'jose'

const parties = new Set(['https://app.acme.test'])

export async function session(token: string, keys: CryptoKey) {
  const { payload } = await jwtVerify(token, keys, { issuer: process.env.CLERK_ISSUER })
  if (!parties.has(payload.azp as string)) throw new Error('azp')
  return payload
}

export async function destructured(token: string, keys: CryptoKey) {
  const { payload: { azp, sts } } = await jwtVerify(token, keys, { issuer: process.env.CLERK_ISSUER })
  switch (sts) {
    case 'pending':
      throw new Error('pending')
  }
  return azp
}
