export { clerkMiddleware as guard } from '@clerk/nextjs/server'
