import { withClerkMiddleware } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'

// expect: CLERK-MIDDLEWARE-004
export default withClerkMiddleware(() => NextResponse.next())
