import { Webhook } from 'svix'

async function onClerk(request: Request, env: Env) {
  const event = await request.json()
  if (event.type === 'user.created') {
    await env.DB.insert('users', event.data.email_addresses)
  }
  return new Response('ok')
}

async function onResend(request: Request, env: Env) {
  new Webhook(env.RESEND_WEBHOOK_SECRET).verify(await request.text(), {})
  return new Response('ok')
}

export default {
  async fetch(request: Request, env: Env) {
    const { pathname } = new URL(request.url)
    switch (pathname) {
      case '/hooks/clerk':
        return onClerk(request, env)
      case '/hooks/resend':
        return onResend(request, env)
      default:
        return new Response('no', { status: 404 })
    }
  },
}
