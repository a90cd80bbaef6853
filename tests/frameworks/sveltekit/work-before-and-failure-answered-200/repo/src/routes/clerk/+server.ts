import { json } from '@sveltejs/kit'
import { verifyWebhook } from 'svelte-clerk/webhooks'
import { CLERK_WEBHOOK_SIGNING_SECRET } from '$env/static/private'
import { db } from '$lib/db'

export async function POST({ request }) {
  await db.delivery.create({ data: { at: new Date() } })
  try {
    const evt = await verifyWebhook(request, { signingSecret: CLERK_WEBHOOK_SIGNING_SECRET })
    if (evt.type === 'user.created') console.log(evt.data.id)
  } catch {
    return json({ ignored: true })
  }
  return json({ ok: true })
}
