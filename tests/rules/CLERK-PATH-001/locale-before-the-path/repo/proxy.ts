import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({ signInUrl: '/en/sign-in', authorizedParties: ['https://shop.example'] })
