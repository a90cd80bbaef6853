import { clerkMiddleware } from '@clerk/nextjs/server'

export function withAuthentication() {
  return clerkMiddleware(async (auth) => {
    await auth.protect()
  })
}
