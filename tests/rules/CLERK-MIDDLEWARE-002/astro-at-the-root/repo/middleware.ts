import { clerkMiddleware } from '@clerk/astro/server'

// expect: CLERK-MIDDLEWARE-002
export const onRequest = clerkMiddleware()
