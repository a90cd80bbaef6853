import { verifyWebhook } from '@clerk/backend/webhooks'

export default async (req: Request) => {
  const event = await verifyWebhook(req)
  if (event.type === 'user.created') console.log(event.data.id)
  return new Response('ok')
}
