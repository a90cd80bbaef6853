import { verifyWebhook } from '@clerk/backend/webhooks'

export default {
  async fetch(request: Request, env: any, ctx: any): Promise<Response> {
    if (new URL(request.url).pathname !== '/webhooks/clerk') {
      return new Response('not found', { status: 404 })
    }
    let evt: any
    try {
      evt = await verifyWebhook(request, { signingSecret: env.CLERK_WEBHOOK_SIGNING_SECRET })
    } catch {
      return new Response('not verified', { status: 400 })
    }
    if (evt.type === 'user.created') {
      ctx.waitUntil(fetch('https://crm.acme.example/', { method: 'POST', body: evt.data.id }))
    }
    return new Response('ok')
  },
}
