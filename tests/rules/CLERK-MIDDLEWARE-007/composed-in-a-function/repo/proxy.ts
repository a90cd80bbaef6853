import { clerkMiddleware } from '@clerk/nextjs/server'
import type { NextFetchEvent, NextRequest } from 'next/server'

const clerk = clerkMiddleware({ frontendApiProxy: { enabled: true } })

export default function proxy(req: NextRequest, event: NextFetchEvent) {
  return clerk(req, event)
}

export const config = {
  matcher: [
    // expect: CLERK-MIDDLEWARE-007
    '/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|jpe?g|webp|png|gif|svg|ttf|woff2?|ico|csv|docx?|xlsx?|zip|webmanifest)).*)',
  ],
}
