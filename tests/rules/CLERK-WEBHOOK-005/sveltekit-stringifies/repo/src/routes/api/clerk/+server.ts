import { Webhook } from 'svix'
import { json } from '@sveltejs/kit'
import { CLERK_WEBHOOK_SIGNING_SECRET } from '$env/static/private'

export async function POST({ request }) {
  const body = await request.json()
  let evt
  try {
    // expect: CLERK-WEBHOOK-005
    evt = new Webhook(CLERK_WEBHOOK_SIGNING_SECRET).verify(JSON.stringify(body), {
      'svix-id': request.headers.get('svix-id'),
      'svix-timestamp': request.headers.get('svix-timestamp'),
      'svix-signature': request.headers.get('svix-signature'),
    })
  } catch {
    return json({ message: 'not verified' }, { status: 400 })
  }
  if (evt.type === 'user.created') {
    console.log('welcome', evt.data.id)
  }
  return json({ ok: true })
}
