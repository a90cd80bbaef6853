import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'

const isAdminRoute = createRouteMatcher(['/admin(.*)'])

export default clerkMiddleware(
  async (auth, req) => {
    const { sessionClaims } = await auth.protect()
    // expect: CLERK-AUTHZ-008
    if (isAdminRoute(req) && sessionClaims.unsafe_metadata?.role !== 'admin') {
      return NextResponse.redirect(new URL('/', req.url))
    }
  },
  { authorizedParties: ['https://fake-shop.example'] },
)

export const config = { matcher: ['/((?!_next).*)', '/(api|trpc)(.*)'] }
