import { clerkMiddleware } from '@clerk/astro/server'

// expect: CLERK-MIDDLEWARE-006
export const onRequest = clerkMiddleware()
