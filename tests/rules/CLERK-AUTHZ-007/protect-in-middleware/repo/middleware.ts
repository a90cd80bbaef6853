import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'

const isDesk = createRouteMatcher(['/desk(.*)'])

export default clerkMiddleware((auth, request) => {
  if (isDesk(request)) {
    // expect: CLERK-AUTHZ-007
    auth.protect()
  }
})
