import { clerkMiddleware } from '@clerk/nextjs/server'

/* runs Clerk, then the next one */
export function withAuth(next) {
  return async (req, event) => {
    return clerkMiddleware(async (auth) => { await auth.protect() })(req, event)
  }
}
