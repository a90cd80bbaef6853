import { Webhook } from 'svix'

interface Env {
  DELIVERIES: { send(message: unknown): Promise<void> }
  CLERK_WEBHOOK_SIGNING_SECRET: string
  DB: any
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    if (new URL(request.url).pathname !== '/webhooks/clerk') {
      return new Response('not found', { status: 404 })
    }
    await env.DELIVERIES.send({
      body: await request.text(),
      headers: Object.fromEntries(request.headers),
    })
    return new Response('queued')
  },
  async queue(batch: any, env: Env): Promise<void> {
    for (const message of batch.messages) {
      // expect: CLERK-WEBHOOK-008
      const evt: any = new Webhook(env.CLERK_WEBHOOK_SIGNING_SECRET).verify(message.body.body, message.body.headers)
      if (evt.type === 'user.created') {
        await env.DB.prepare('insert into users values (?) on conflict do nothing').bind(evt.data.id).run()
      }
    }
  },
}
