import { createClerkClient } from '@clerk/backend'

export default {
  async fetch(request: Request, env: any) {
    const clerk = createClerkClient({ secretKey: env.CLERK_SECRET_KEY, publishableKey: env.CLERK_PUBLISHABLE_KEY })
    const state = await clerk.authenticateRequest(request, { authorizedParties: ['https://fake-shop.example'] })
    const auth = state.toAuth()
        return new Response('', { status: auth?.has({ role: 'org:billing' }) ? 200 : 403 })
  },
}
