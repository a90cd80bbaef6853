import { Webhook } from 'svix'
import { people } from './people'

export const handler = async (event) => {
  let evt
  try {
    evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET).verify(event.body, event.headers)
  } catch {
    return { statusCode: 400, body: 'not verified' }
  }
  if (evt.type === 'user.created') {
    await people.upsert(evt.data.id, evt.data.email_addresses[0]?.email_address)
  }
  if (evt.type === 'user.deleted') {
    await people.remove(evt.data.id)
  }
  return { statusCode: 200, body: 'ok' }
}
