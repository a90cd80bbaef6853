import { clerkMiddleware } from '@clerk/nextjs/server'

const options = { contentSecurityPolicy: { strict: true } }

export default clerkMiddleware(async (auth) => {
  await auth.protect()
}, options)
