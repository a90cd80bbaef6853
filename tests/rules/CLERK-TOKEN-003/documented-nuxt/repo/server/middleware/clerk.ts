import { clerkMiddleware } from '@clerk/nuxt/server'

export default clerkMiddleware({ authorizedParties: ['https://fake-shop.example'] })
