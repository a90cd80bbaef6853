import { createClerkClient } from '@clerk/backend'

async function signedIn(context) {
  const clerk = createClerkClient({ secretKey: context.env.CLERK_SECRET_KEY })
  const state = await clerk.authenticateRequest(context.request)
  if (!state.isSignedIn) {
    return new Response('sign in first', { status: 401 })
  }
  return context.next()
}

export const onRequest = [signedIn]
