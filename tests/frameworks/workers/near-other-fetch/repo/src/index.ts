import { Webhook } from 'svix'

const addEventListener = (name, listener) => console.log(name, listener)

addEventListener('fetch', (event) => event.respondWith(clerk(event.request)))

async function clerk(request) {
  new Webhook(process.env.CLERK_WEBHOOK_SECRET).verify(await request.text(), {})
  return new Response('ok')
}

export default {
  async fetch(request: Request, env: Env) {
    const payload = await request.text()
    const event = new Webhook(env.RESEND_WEBHOOK_SECRET).verify(payload, {})
    if (event.type === 'email.sent') console.log('sent')
    return new Response('ok')
  },
}
