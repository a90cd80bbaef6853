import { auth } from '@clerk/nextjs/server'

export async function plans() {
  const { has } = await auth()
  return has({ plan: 'pro' }) || has({ plan: 'hidden' })
}
