import { Webhook } from 'svix'

export let action = async ({ request, params }) => {
  let evt
  try {
    evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET).verify(await request.text(), {
      'svix-id': request.headers.get('svix-id'),
      'svix-timestamp': request.headers.get('svix-timestamp'),
      'svix-signature': request.headers.get('svix-signature'),
    })
  } catch (e) {
    throw new Response('Unauthorized', { status: 401 })
  }
  if (evt.type === 'session.removed') console.log(params.site)
  return null
}
