import { auth } from '@clerk/tanstack-react-start/server'
import { createServerFn } from '@tanstack/react-start'

export const bills = createServerFn().handler(async () => {
  const { has } = await auth()
// expect: CLERK-AUTHZ-001
  return has({ role: 'org:biling' }) ? [] : null
})
