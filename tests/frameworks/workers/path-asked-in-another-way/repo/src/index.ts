import { verifyWebhook } from '@clerk/backend/webhooks'

export default {
  async fetch(request: Request, env: Env) {
    if (new URLPattern({ pathname: env.PREFIX + '/clerk' }).test(request.url)) {
      const event = await verifyWebhook(request, { signingSecret: env.CLERK_WEBHOOK_SECRET })
      if (event.type === 'user.created') console.log('new')
    }
    return new Response('ok')
  },
}
