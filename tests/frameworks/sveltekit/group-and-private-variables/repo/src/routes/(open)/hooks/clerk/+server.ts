import { Webhook } from 'svix'
import { error, json, type RequestEvent } from '@sveltejs/kit'
import { env } from '$env/dynamic/private'

export async function POST(event: RequestEvent) {
  const payload = await event.request.text()
  const headers = {
    'svix-id': event.request.headers.get('svix-id')!,
    'svix-timestamp': event.request.headers.get('svix-timestamp')!,
    'svix-signature': event.request.headers.get('svix-signature')!,
  }
  let evt: { type: string; data: { id: string } }
  try {
    evt = new Webhook(env.CLERK_WEBHOOK_SECRET!).verify(payload, headers) as typeof evt
  } catch {
    error(400, 'bad signature')
  }
  if (evt.type === 'user.deleted') console.log(evt.data.id)
  return json({ ok: true })
}
