import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware(async (auth) => {
  await auth.protect()
})

export const config = {
  matcher: [{ source: '/api/:path*', missing: [{ type: 'header', key: 'next-router-prefetch' }] }],
}
