import { auth } from '@clerk/nextjs/server'
import { env } from './env'

export async function isPaid() {
  const { has } = await auth()
  return env.billing ? has({ plan: 'pro' }) : true
}
