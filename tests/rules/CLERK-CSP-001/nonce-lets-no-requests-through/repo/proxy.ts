import { clerkMiddleware } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'

export default clerkMiddleware(async () => {
  const nonce = crypto.randomUUID()
  const response = NextResponse.next()
  response.headers.set(
    'Content-Security-Policy',
    // expect: CLERK-CSP-001
    `default-src 'self'; script-src 'nonce-${nonce}' 'strict-dynamic'; connect-src 'self' https://api.fake-shop.example; frame-src https://challenges.cloudflare.com`,
  )
  return response
})
