import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { removeUser } from '../../../../lib/users'

export async function POST(request) {
  const evt = await verifyWebhook(request)
  if (evt.type === 'user.deleted') await removeUser(evt.data.id)
  return new Response('ok')
}
