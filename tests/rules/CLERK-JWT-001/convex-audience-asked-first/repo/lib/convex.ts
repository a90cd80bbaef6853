import { auth } from '@clerk/nextjs/server'

export async function convexToken() {
  const { getToken, sessionClaims } = await auth()
  return sessionClaims?.aud === 'convex' ? getToken() : getToken({ template: 'convex' })
}
