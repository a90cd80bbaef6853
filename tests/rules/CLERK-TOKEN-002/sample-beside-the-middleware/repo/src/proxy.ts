import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({
  authorizedParties: ['https://acme.example', 'https://app.acme.example'],
})

export const config = { matcher: ['/((?!_next).*)', '/(api|trpc)(.*)'] }
