import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({ jwtKey: process.env.NEXT_PUBLIC_CLERK_JWT_KEY })

export const config = { matcher: ['/((?!_next).*)'] }
