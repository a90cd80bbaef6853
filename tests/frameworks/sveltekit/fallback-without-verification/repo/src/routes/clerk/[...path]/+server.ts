import { json, type RequestHandler } from '@sveltejs/kit'
import { db } from '$lib/db'

export const GET: RequestHandler = () => json({ clerk: 'webhook' })

// no method of its own: POST comes here
export const fallback: RequestHandler = async ({ request }) => {
  const { type, data } = await request.json()
  if (type === 'user.created') await db.user.create({ data: { clerkId: data.id } })
  return json({ ok: true })
}
