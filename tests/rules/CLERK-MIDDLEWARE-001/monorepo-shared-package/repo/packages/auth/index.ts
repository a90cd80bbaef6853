import { auth } from '@clerk/nextjs/server'

export async function viewer() {
  // expect: CLERK-MIDDLEWARE-001
  return (await auth()).userId
}
