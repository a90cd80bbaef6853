import { verifyWebhook } from '@clerk/backend/webhooks'

async function handle(request: Request, env: Env) {
  const url = new URL(request.url)
  if (request.method !== 'POST' || url.pathname !== '/clerk') {
    return new Response('not found', { status: 404 })
  }
  const body = await request.clone().json()
  const event = await verifyWebhook(request, { signingSecret: env.CLERK_SECRET_FOR_HOOKS })
  console.log(body.type, event.type === 'user.updated')
  return new Response('ok')
}

addEventListener('fetch', (event) => {
  event.respondWith(handle(event.request, globalThis))
})
