import { createClerkClient } from '@clerk/express'

export const clerk = createClerkClient({
  // expect: CLERK-ENV-003
  secretKey: process.env.CLERK_API_KEY,
})
