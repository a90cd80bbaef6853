import { error } from '@sveltejs/kit'
import { verifyWebhook } from 'svelte-clerk/webhooks'
import { db } from '$lib/db'

export const POST = async ({ request }) => {
  let evt
  try {
    evt = await verifyWebhook(request)
  } catch {
    error(400, 'not verified')
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return new Response('ok')
}
