export { clerkMiddleware as authMiddleware } from '@clerk/nextjs/server'
