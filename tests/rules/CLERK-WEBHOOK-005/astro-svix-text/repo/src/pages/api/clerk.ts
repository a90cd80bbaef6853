import { Webhook } from 'svix'
import type { APIRoute } from 'astro'

export const POST: APIRoute = async (context) => {
  const { request } = context
  const payload = await request.text()
  const wh = new Webhook(import.meta.env.CLERK_WEBHOOK_SIGNING_SECRET)
  let evt: { type: string; data: { id: string } }
  try {
    evt = wh.verify(payload, {
      'svix-id': request.headers.get('svix-id') ?? '',
      'svix-timestamp': request.headers.get('svix-timestamp') ?? '',
      'svix-signature': request.headers.get('svix-signature') ?? '',
    }) as typeof evt
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'user.created') {
    console.log('welcome', evt.data.id)
  }
  return new Response('ok')
}
