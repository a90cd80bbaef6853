import { clerkMiddleware } from '@clerk/nextjs/server'
import { satellite } from './lib/clerk'

export default clerkMiddleware(async () => {}, { ...satellite, authorizedParties: ['https://outlet.example'] })
