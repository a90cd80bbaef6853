import { auth } from '@clerk/nextjs/server'

export async function features() {
  const { has } = await auth()
  // expect: CLERK-AUTHZ-004
  const wrong = has({ feature: 'user:seats' })
  // expect: CLERK-AUTHZ-004
  const none = has({ feature: 'feature:exports' })
  return [wrong, none, has({ feature: 'org:seats' }), has({ feature: 'u:exports' })]
}
