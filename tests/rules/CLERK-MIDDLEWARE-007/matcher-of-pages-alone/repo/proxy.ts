import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({ frontendApiProxy: { enabled: true } })

export const config = {
  matcher: [
    // expect: CLERK-MIDDLEWARE-007
    '/dashboard/:path*',
  ],
}
