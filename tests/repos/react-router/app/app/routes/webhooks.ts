import { verifyWebhook } from '@clerk/react-router/webhooks'
import { later } from '../later'
import type { Route } from './+types/webhooks'

export const action = async ({ request }: Route.ActionArgs) => {
  try {
    const evt = await verifyWebhook(request)
    if (evt.type === 'user.created') await later('welcome', evt.data.id)
    if (evt.type === 'user.deleted' && evt.data.id) await later('farewell', evt.data.id)
    return new Response('Webhook received', { status: 200 })
  } catch (err) {
    console.error('Error verifying webhook:', err)
    return new Response('Error verifying webhook', { status: 400 })
  }
}
