import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware(async (auth) => {
  const { sessionClaims } = await auth.protect()
  if (!['https://app.acme.example'].includes(String(sessionClaims.azp))) {
    return new Response('Forbidden', { status: 403 })
  }
})
