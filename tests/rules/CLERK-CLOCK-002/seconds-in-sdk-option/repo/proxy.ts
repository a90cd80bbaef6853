import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({
  // expect: CLERK-CLOCK-002
  clockSkewInMs: 5,
})

export const config = { matcher: ['/((?!_next).*)', '/(api|trpc)(.*)'] }
