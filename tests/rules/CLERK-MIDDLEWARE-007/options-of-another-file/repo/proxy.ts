import { clerkMiddleware } from '@clerk/nextjs/server'
import { options } from './lib/options'

export default clerkMiddleware(options)

export const config = {
  matcher: [
    '/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|jpe?g|webp|png|gif|svg|ttf|woff2?|ico|csv|docx?|xlsx?|zip|webmanifest)).*)',
    '/__clerk/(.*)',
  ],
}
