import { currentUser } from '@clerk/nextjs/server'

export function viewer() {
  // expect: CLERK-MIDDLEWARE-001
  return currentUser()
}
