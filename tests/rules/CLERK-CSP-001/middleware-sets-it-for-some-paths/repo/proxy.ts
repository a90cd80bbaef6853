import { clerkMiddleware } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'

export default clerkMiddleware((auth, request) => {
  const response = NextResponse.next()
  if (request.nextUrl.pathname.startsWith('/embed')) {
    response.headers.set('Content-Security-Policy', "default-src 'self'")
  }
  return response
})
