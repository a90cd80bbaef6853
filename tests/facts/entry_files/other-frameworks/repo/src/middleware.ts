import { clerkMiddleware } from '@clerk/hono'

export const clerk = clerkMiddleware()
