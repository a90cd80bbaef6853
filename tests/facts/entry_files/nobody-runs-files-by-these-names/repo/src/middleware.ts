import { clerkMiddleware } from '@clerk/express'

export const clerk = clerkMiddleware()
