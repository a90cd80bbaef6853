import { verifyWebhook } from '@clerk/nuxt/webhooks'
import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_API_KEY)

export default defineEventHandler(async (event) => {
  let delivery: any
  try {
    delivery = await verifyWebhook(event)
  } catch {
    throw createError({ statusCode: 400 })
  }
  if (delivery.type === 'user.created') {
    // expect: CLERK-WEBHOOK-007
    await resend.emails.send({ from: 'a@acme.example', to: delivery.data.email_addresses[0].email_address, subject: 'Hello', text: 'Hello' })
  }
  return 'ok'
})
