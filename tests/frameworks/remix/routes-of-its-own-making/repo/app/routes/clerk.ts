import { Webhook } from 'svix'

export async function action({ request }) {
  const evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET).verify(await request.text(), {
    'svix-id': request.headers.get('svix-id'),
    'svix-timestamp': request.headers.get('svix-timestamp'),
    'svix-signature': request.headers.get('svix-signature'),
  })
  if (evt.type === 'user.deleted') console.log(evt.data.id)
  return null
}
