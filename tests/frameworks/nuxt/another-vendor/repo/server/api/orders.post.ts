import { verifyWebhook } from '@polar-sh/sdk/webhooks'

export default defineEventHandler(async (event) => {
  const evt = await verifyWebhook(event)
  return evt.type === 'order.created'
})
