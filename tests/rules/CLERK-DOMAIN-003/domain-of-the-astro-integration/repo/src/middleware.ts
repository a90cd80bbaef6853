import { clerkMiddleware } from '@clerk/astro/server'

export const onRequest = clerkMiddleware({ isSatellite: true, authorizedParties: ['https://outlet.example'] })
