import { clerkMiddleware } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'

export default clerkMiddleware(async (auth, req) => {
  if (req.nextUrl.pathname === '/sign-in') {
    return NextResponse.rewrite(new URL('/auth/in', req.url))
  }
})
