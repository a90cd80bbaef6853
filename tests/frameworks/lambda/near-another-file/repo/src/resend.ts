import { Webhook } from 'svix'

// not from @clerk
export const handler = async (event) => {
  const mail = new Webhook(process.env.RESEND_WEBHOOK_SECRET).verify(event.body, event.headers)
  if (mail.type === 'email.opened') console.log('opened')
  return { statusCode: 200 }
}
