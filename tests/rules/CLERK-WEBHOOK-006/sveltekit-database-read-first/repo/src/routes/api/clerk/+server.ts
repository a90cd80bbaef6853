import { error, json } from '@sveltejs/kit'
import { verifyWebhook } from 'svelte-clerk/webhooks'
import { db } from '$lib/db'

export async function POST({ request }) {
  // expect: CLERK-WEBHOOK-006
  const plans = await db.plan.findMany()
  let evt
  try {
    evt = await verifyWebhook(request)
  } catch {
    return json({ message: 'not verified' }, { status: 400 })
  }
  if (evt.type === 'user.created') {
    console.log('welcome', evt.data.id)
  }
  return json(plans.length)
}
