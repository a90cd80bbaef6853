import { createClerkClient } from '@clerk/express'

// expect: CLERK-ENV-001
export const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })
