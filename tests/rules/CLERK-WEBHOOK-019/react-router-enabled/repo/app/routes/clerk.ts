import { verifyWebhook } from '@clerk/react-router/webhooks'
import { people } from '../people'

export const action = async ({ request }: { request: Request }) => {
  let evt
  try {
    evt = await verifyWebhook(request)
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'user.deleted') await people.remove(evt.data.id)
  if (evt.type === 'user.created') {
    await people.upsert(evt.data.id)
  }
  return new Response('ok')
}
