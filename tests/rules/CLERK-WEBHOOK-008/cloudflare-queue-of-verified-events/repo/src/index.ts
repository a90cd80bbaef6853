import { verifyWebhook } from '@clerk/backend/webhooks'

export default {
  async fetch(request: Request, env: any): Promise<Response> {
    if (new URL(request.url).pathname !== '/webhooks/clerk') {
      return new Response('not found', { status: 404 })
    }
    let evt
    try {
      evt = await verifyWebhook(request, { signingSecret: env.CLERK_WEBHOOK_SIGNING_SECRET })
    } catch {
      return new Response('not verified', { status: 400 })
    }
    await env.DELIVERIES.send(evt)
    return new Response('queued')
  },
  async queue(batch: any, env: any): Promise<void> {
    for (const message of batch.messages) {
      if (message.body.type === 'user.created') {
        await env.DB.prepare('insert into users values (?) on conflict do nothing').bind(message.body.data.id).run()
      }
    }
  },
}
