import { clerkMiddleware } from '@clerk/nextjs/server'

clerkMiddleware({ isSatellite: true })
