import { verifyWebhook } from '@clerk/nuxt/webhooks'

export default defineEventHandler(async (event) => {
  const evt = await verifyWebhook(event)
  return { type: evt.type === 'user.created' }
})
