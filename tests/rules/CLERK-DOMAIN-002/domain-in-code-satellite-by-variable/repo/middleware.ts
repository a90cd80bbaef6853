import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({ isSatellite: true, domain: 'store.example', authorizedParties: ['https://shop.example'] })
