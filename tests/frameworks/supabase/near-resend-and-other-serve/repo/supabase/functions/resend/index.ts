import { Webhook } from 'npm:svix'

Deno.serve(async (req) => {
  const event = new Webhook(Deno.env.get('RESEND_WEBHOOK_SECRET')!).verify(await req.text(), {})
  if (event.type === 'email.bounced') console.log('bounced')
  return new Response('ok')
})
