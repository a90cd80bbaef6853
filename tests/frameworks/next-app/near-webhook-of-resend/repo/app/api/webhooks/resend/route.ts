import { Webhook } from 'svix'

// import { verifyWebhook } from '@clerk/nextjs/webhooks'
export async function POST(req) {
  const wh = new Webhook(process.env.RESEND_WEBHOOK_SECRET)
  const evt = wh.verify(await req.text(), Object.fromEntries(req.headers))
  if (evt.type === 'email.bounced') console.log(evt.data.email_id)
  return new Response('ok')
}
