import { error, json } from '@sveltejs/kit'
import { verifyWebhook } from 'svelte-clerk/webhooks'

export async function POST({ request }) {
  let evt
  try {
    evt = await verifyWebhook(request)
  } catch {
    return json({ message: 'not verified' }, { status: 400 })
  }
  if (evt.type === 'user.created') {
    console.log('welcome', evt.data.id)
  }
  if (evt.type === 'user.deleted') {
    console.log('gone', evt.data.id)
  }
  return json({ ok: true })
}
