import type { APIRoute } from 'astro'
import { db } from '../../lib/db'

// expect: CLERK-WEBHOOK-003
export const POST: APIRoute = async ({ request }) => {
  const evt = await request.json()
  if (evt.type === 'user.created') {
    await db.user.create({ data: { clerkId: evt.data.id } })
  }
  return new Response(null, { status: 204 })
}
