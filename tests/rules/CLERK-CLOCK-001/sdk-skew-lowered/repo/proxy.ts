import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({
  // expect: CLERK-CLOCK-001
  clockSkewInMs: 2000,
})

export const config = { matcher: ['/((?!_next).*)', '/(api|trpc)(.*)'] }
