import { Webhook } from 'svix'

export async function POST(request, { tenant }) {
  const text = await request.text()
  const webhook = new Webhook(process.env.CLERK_WEBHOOK_SECRET)
  let event
  try {
    event = webhook.verify(text, {
      'svix-id': request.headers.get('svix-id'),
      'svix-timestamp': request.headers.get('svix-timestamp'),
      'svix-signature': request.headers.get('svix-signature'),
    })
  } catch (error) {
    return new Response('invalid', { status: 401 })
  }
  if (event.type === 'organization.created') {
    console.log(tenant)
  }
  return new Response(null, { status: 204 })
}
