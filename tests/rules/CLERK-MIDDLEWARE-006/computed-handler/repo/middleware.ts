import { clerkMiddleware } from '@clerk/nextjs/server'
import { guard } from 'somewhere'

export default clerkMiddleware(guard)
