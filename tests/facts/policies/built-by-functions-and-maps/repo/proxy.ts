import { clerkMiddleware } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'
import { buildCsp, CSP_HEADER, fromPairs } from './lib/csp'

function withCsp(response: NextResponse) {
  const csp = buildCsp()
  response.headers.set(CSP_HEADER, csp)
  return response
}

export default clerkMiddleware(() => {
  if (process.env.STRICT) {
    return new NextResponse(null, { headers: { 'content-security-policy': fromPairs('x') } })
  }
  return withCsp(NextResponse.next())
})
