import { verifyWebhook } from '@clerk/backend/webhooks'

interface Env {
  CLERK_WEBHOOK_SIGNING_SECRET?: string
  DB: { prepare(sql: string): { bind(...values: unknown[]): { run(): Promise<unknown> } } }
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    if (new URL(request.url).pathname !== '/webhooks/clerk') {
      return new Response('not found', { status: 404 })
    }
    let evt: any
    // expect: CLERK-WEBHOOK-004
    if (env.CLERK_WEBHOOK_SIGNING_SECRET) {
      evt = await verifyWebhook(request, { signingSecret: env.CLERK_WEBHOOK_SIGNING_SECRET })
    } else {
      evt = await request.json()
    }
    if (evt.type === 'user.created') {
      await env.DB.prepare('insert into users values (?) on conflict do nothing').bind(evt.data.id).run()
    }
    return new Response('ok')
  },
}
