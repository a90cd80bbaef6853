import { clerkMiddleware } from '@clerk/nextjs/server'

clerkMiddleware({ signInUrl: '/login' })
