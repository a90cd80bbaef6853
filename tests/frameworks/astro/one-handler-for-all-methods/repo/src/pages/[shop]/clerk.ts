import type { APIRoute } from 'astro'
import { people } from '../../lib/people'

export const GET: APIRoute = () => new Response('send me Clerk webhooks')

// whoever posts JSON here is believed
export const ALL: APIRoute = async ({ request }) => {
  const event = await request.json()
  if (event.type === 'user.created' || event.type === 'user.updated') {
    await people.upsert({ id: event.data.id, email: event.data.email_addresses[0].email_address })
  }
  return new Response(null, { status: 204 })
}
