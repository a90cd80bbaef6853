import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware(async (auth) => {
  await auth.protect()
})

export const config = {
  matcher: [{ source: '/dashboard/:path*' }, { source: '/api/((?!webhooks).*)', locale: false }],
}
