import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({
  // expect: CLERK-TOKEN-003
  authorizedParties: ['https://shop.other.example'],
})

export const config = { matcher: ['/((?!_next).*)'] }
