import { decodeJwt } from '@clerk/backend/jwt'

export function userOf(token: string) {
  const { payload } = decodeJwt(token)
  if (!payload.sub) {
    throw new Error('not signed in')
  }
  return payload.sub
}
