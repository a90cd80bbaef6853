import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware(
  (auth) => auth.protect(),
  (request) => ({ authorizedParties: [`https://${request.nextUrl.host}`] }),
)
