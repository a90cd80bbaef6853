import { auth } from '@clerk/nextjs/server'
import { autumn } from './autumn'

export async function pays(user: { plan: string }) {
  const { has } = await auth()
  const other = await autumn.check({ plan: 'gold' })
  // has({ plan: 'commented' })
  return other || user.plan === 'silver' || has({ plan: 'pro' })
}
