import { verifyWebhook } from '@clerk/backend/webhooks'

async function clerk(request: Request, env: Env): Promise<Response> {
  let evt
  try {
    evt = await verifyWebhook(request, { signingSecret: env.CLERK_WEBHOOK_SECRET })
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'user.created') {
    await env.PEOPLE.put(evt.data.id, evt.data.email_addresses[0]?.email_address)
  }
  return new Response('ok')
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname === '/hooks/clerk' && request.method === 'POST') {
      return clerk(request, env)
    }
    return new Response('not found', { status: 404 })
  },
}
