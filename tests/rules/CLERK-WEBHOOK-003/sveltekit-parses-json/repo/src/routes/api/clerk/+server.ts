import { json, type RequestHandler } from '@sveltejs/kit'
import { db } from '$lib/db'

// expect: CLERK-WEBHOOK-003
export const POST: RequestHandler = async (event) => {
  const evt = await event.request.json()
  if (evt.type === 'user.created') {
    await db.user.create({ data: { clerkId: evt.data.id } })
  }
  return json({ ok: true })
}
