import { clerkMiddleware } from '@clerk/express'
export const guard = clerkMiddleware()
