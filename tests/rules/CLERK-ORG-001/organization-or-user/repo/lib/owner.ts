import { auth } from '@clerk/nextjs/server'

export async function owner() {
  const { orgId, userId } = await auth()
  return orgId ?? userId
}
