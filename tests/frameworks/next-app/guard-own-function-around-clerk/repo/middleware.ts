import { NextResponse } from 'next/server'
import { clerkMiddleware } from '@clerk/nextjs/server'

const withClerk = clerkMiddleware(async (auth) => {
  const { userId, redirectToSignIn } = await auth()
  if (!userId) return redirectToSignIn()
})

export default function middleware(req, event) {
  if (req.nextUrl.pathname.startsWith('/api/webhooks')) return NextResponse.next()
  return withClerk(req, event)
}
