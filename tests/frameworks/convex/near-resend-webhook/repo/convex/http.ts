import { httpRouter } from 'convex/server'
import { Webhook } from 'svix'
import { httpAction } from './_generated/server'

const http = httpRouter()

http.route({
  path: '/resend',
  method: 'POST',
  handler: httpAction(async (_ctx, request) => {
    const payload = await request.text()
    const event = new Webhook(process.env.RESEND_WEBHOOK_SECRET!).verify(payload, {
      'svix-id': request.headers.get('svix-id')!,
      'svix-timestamp': request.headers.get('svix-timestamp')!,
      'svix-signature': request.headers.get('svix-signature')!,
    })
    if (event.type === 'email.delivered') console.log('delivered')
    return new Response('ok')
  }),
})

export default http
