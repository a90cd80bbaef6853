import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server'
import createMiddleware from 'next-intl/middleware'
import { routing } from './i18n/routing'

const intl = createMiddleware(routing)
const isProtected = createRouteMatcher(['/:locale/dashboard(.*)'])

export default clerkMiddleware(async (auth, req) => {
  if (isProtected(req)) await auth.protect()
  if (req.nextUrl.pathname.startsWith('/api')) return
  return intl(req)
})
