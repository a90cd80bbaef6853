import { auth } from '@clerk/nextjs/server'

export async function isPro() {
  const { has } = await auth()
  return has({ plan: 'user:pro' })
}
