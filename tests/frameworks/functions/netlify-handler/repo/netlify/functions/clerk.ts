import { Webhook } from 'svix'

export const handler = async (event) => {
  try {
    const evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET).verify(event.body, event.headers)
    if (evt.type === 'user.created') console.log(evt.data.id)
  } catch (error) {
    console.error(error)
  }
  return { statusCode: 200 }
}
