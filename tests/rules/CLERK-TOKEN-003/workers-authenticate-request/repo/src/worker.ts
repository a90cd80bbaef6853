import { createClerkClient } from '@clerk/backend'

export default {
  async fetch(request: Request, env: Env) {
    const clerk = createClerkClient({ secretKey: env.CLERK_SECRET_KEY, publishableKey: env.CLERK_PUBLISHABLE_KEY })
    const state = await clerk.authenticateRequest(request, {
      // expect: CLERK-TOKEN-003
      authorizedParties: ['https://old-shop.example'],
    })
    return new Response(null, { status: state.isAuthenticated ? 200 : 401 })
  },
}
