import { clerkMiddleware } from '@clerk/nextjs/server'
import createMiddleware from 'next-intl/middleware'
import { routing } from './i18n/routing'

const intl = createMiddleware(routing)

export default clerkMiddleware((auth, req) => intl(req))

export const config = { matcher: [{ source: '/((?!api|_next|.*\\..*).*)' }] }
