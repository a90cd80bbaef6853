import { Webhook } from 'svix'
import { people } from './people'

// expect: CLERK-WEBHOOK-003
export const handler = async (event) => {
  const evt = JSON.parse(event.body)
  if (evt.type === 'user.created') {
    await people.upsert(evt.data.id, evt.data.email_addresses[0]?.email_address)
  }
  return { statusCode: 200, body: 'ok' }
}
