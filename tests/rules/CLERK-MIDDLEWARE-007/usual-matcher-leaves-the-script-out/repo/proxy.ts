import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({ frontendApiProxy: { enabled: true } })

export const config = {
  matcher: [
    // expect: CLERK-MIDDLEWARE-007
    '/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|jpe?g|webp|png|gif|svg|ttf|woff2?|ico|csv|docx?|xlsx?|zip|webmanifest)).*)',
    '/(api|trpc)(.*)',
  ],
}
