import { clerkMiddleware } from '@clerk/nextjs/server'

// expect: CLERK-TOKEN-002
export default clerkMiddleware()
