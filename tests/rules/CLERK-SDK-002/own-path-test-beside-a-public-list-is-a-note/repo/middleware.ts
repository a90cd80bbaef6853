import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
import { NextResponse } from 'next/server'

const isPublic = createRouteMatcher(['/', '/sign-in(.*)'])

export default clerkMiddleware(async (auth, request) => {
  const { userId } = await auth()
  if (isPublic(request)) return NextResponse.next()
  if (!userId) {
    if (request.nextUrl.pathname.startsWith('/api/')) {
      return NextResponse.json({ error: 'no' }, { status: 401 })
    }
    return NextResponse.redirect(new URL('/sign-in', request.url))
  }
})
