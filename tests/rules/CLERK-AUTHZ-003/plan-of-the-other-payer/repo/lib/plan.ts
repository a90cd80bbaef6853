import { auth } from '@clerk/nextjs/server'

export async function plans() {
  const { has } = await auth()
  // expect: CLERK-AUTHZ-003
  return has({ plan: 'user:team' })
}
