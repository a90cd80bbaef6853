import { createClerkClient } from '@clerk/backend'

export async function onRequest({ request, env, next }) {
  const url = new URL(request.url)
  if (url.pathname.startsWith('/api/webhooks/')) return next()
  const clerk = createClerkClient({ secretKey: env.CLERK_SECRET_KEY })
  const state = await clerk.authenticateRequest(request)
  if (!state.isAuthenticated) {
    return new Response('sign in first', { status: 401 })
  }
  return next()
}
