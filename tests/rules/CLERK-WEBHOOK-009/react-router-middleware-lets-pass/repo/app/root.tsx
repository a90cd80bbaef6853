import { clerkMiddleware } from '@clerk/react-router/server'

export const middleware = [clerkMiddleware()]
