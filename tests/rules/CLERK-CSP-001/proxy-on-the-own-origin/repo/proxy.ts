import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({ proxyUrl: '/__clerk' })

export const config = { matcher: ['/(.*)', '/__clerk/(.*)'] }
