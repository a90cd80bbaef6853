import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware(async (auth, req) => {
  const { userId, redirectToSignIn } = await auth()
  if (!userId && req.nextUrl.pathname.startsWith('/desk')) return redirectToSignIn()
})
