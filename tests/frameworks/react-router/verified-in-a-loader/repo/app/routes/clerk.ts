import { verifyWebhook } from '@clerk/react-router/webhooks'

export const loader = async ({ request }) => {
  const evt = await verifyWebhook(request)
  if (evt.type === 'session.ended') console.log(evt.data.id)
  return null
}
