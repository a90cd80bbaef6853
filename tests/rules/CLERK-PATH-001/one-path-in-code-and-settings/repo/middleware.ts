import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({ signInUrl: '/login', authorizedParties: ['https://shop.example'] })
