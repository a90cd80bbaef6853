import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware(async (auth) => { await auth.protect() }, {
  authorizedParties: ['https://www.fake-shop.example'],
})

export const config = { matcher: ['/((?!_next).*)'] }
