import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware()

export const config = { matcher: [{ source: '/api/orders', missing: [{ type: 'header', key: 'next-router-prefetch' }] }] }
