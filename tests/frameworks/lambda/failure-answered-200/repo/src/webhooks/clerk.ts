import { Webhook } from 'svix'

export async function handler(event) {
  try {
    const body = JSON.stringify(JSON.parse(event.body))
    const evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET).verify(body, event.headers)
    if (evt.type === 'user.created') console.log(evt.data.id)
  } catch (error) {
    console.error(error)
  }
  return { statusCode: 200, body: '' }
}
