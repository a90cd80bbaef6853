import { auth } from '@clerk/nextjs/server'
import { Plan } from './plans'

export async function tier() {
  const { has } = await auth()
  if (has({ plan: Plan.Business })) return 'business'
  if (has({ plan: process.env.TRIAL_PLAN ?? 'trial' })) return 'trial'
  return has({ plan: Plan.Pro }) ? 'pro' : 'free'
}
