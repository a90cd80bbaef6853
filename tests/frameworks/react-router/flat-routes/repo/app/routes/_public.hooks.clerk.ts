import { Webhook } from 'svix'

export async function action(args: { request: Request }) {
  const secret = process.env.CLERK_WEBHOOK_SECRET
  if (!secret) throw new Response('not configured', { status: 500 })
  const payload = await args.request.text()
  const { headers } = args.request
  let event
  try {
    event = new Webhook(secret).verify(payload, {
      'svix-id': headers.get('svix-id')!,
      'svix-timestamp': headers.get('svix-timestamp')!,
      'svix-signature': headers.get('svix-signature')!,
    })
  } catch {
    return new Response(null, { status: 401 })
  }
  switch (event.type) {
    case 'user.created':
    case 'user.updated':
      console.log(event.data.id)
  }
  return Response.json({ received: true })
}
