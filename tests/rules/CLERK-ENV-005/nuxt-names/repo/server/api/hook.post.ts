import { verifyWebhook } from '@clerk/nuxt/webhooks'

export default defineEventHandler(async (event) => {
  const evt = await verifyWebhook(event)
  return { type: evt.type, key: process.env.NUXT_CLERK_SECRET_KEY?.slice(0, 7) }
})
