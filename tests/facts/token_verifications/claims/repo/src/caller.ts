import { verified } from './verified'

export async function session(token: string, keys: CryptoKey) {
  const payload = await verified(token, keys)
  if (payload.sts === 'pending') return null
  return payload.sub
}
