import { verifyWebhook } from '@clerk/backend/webhooks'

interface Env {
  CLERK_WEBHOOK_SIGNING_SECRET: string
}

export default {
  async fetch(request, env, ctx): Promise<Response> {
    if (request.method !== 'POST') {
      return new Response('method', { status: 405 })
    }
    try {
      const event = await verifyWebhook(request, {
        signingSecret: env.CLERK_WEBHOOK_SIGNING_SECRET,
      })
      if (event.type === 'user.created') console.log(event.data.id)
      return new Response('ok')
    } catch {
      return new Response('rejected', { status: 400 })
    }
  },
} satisfies ExportedHandler<Env>
