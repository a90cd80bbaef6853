import { verifyWebhook } from '@clerk/backend/webhooks'

export default {
  async fetch(request: Request, env: Env) {
    const url = new URL(request.url)
    if (url.pathname.startsWith('/api/')) {
      return new Response('api')
    } else if ('/webhooks/clerk' === url.pathname) {
      try {
        const event = await verifyWebhook(request, { signingSecret: env.CLERK_WEBHOOK_SECRET })
        if (event.type === 'user.created') console.log('new')
      } catch (error) {
        console.error(error)
      }
      return new Response('ok')
    }
    return new Response('no', { status: 404 })
  },
}
