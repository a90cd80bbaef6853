import { authMiddleware, clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware()
