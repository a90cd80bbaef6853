import { Webhook } from 'svix'

export default defineEventHandler(async (event) => {
  const body = await readRawBody(event)
  const evt = new Webhook(process.env.RESEND_WEBHOOK_SECRET!).verify(body!, getHeaders(event) as Record<string, string>)
  return (evt as { type: string }).type === 'email.delivered'
})
