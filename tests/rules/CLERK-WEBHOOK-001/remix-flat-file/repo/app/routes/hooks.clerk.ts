import { Webhook } from 'svix'
import { people } from '~/people.server'

export async function action({ request }) {
  const secret = process.env.CLERK_WEBHOOK_SECRET
  if (!secret) throw new Error('CLERK_WEBHOOK_SECRET is missing')
  let evt
  try {
    evt = new Webhook(secret).verify(await request.text(), {
      'svix-id': request.headers.get('svix-id'),
      'svix-timestamp': request.headers.get('svix-timestamp'),
      'svix-signature': request.headers.get('svix-signature'),
    })
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'user.created') await people.upsert(evt.data.id)
  return new Response('ok')
}
