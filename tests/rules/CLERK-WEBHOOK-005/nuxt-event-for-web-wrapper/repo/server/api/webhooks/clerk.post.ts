import { verifyWebhook } from '@clerk/backend/webhooks'

export default defineEventHandler(async (event) => {
  // expect: CLERK-WEBHOOK-005
  const evt = await verifyWebhook(event as any)
  return { created: evt.type === 'user.created' }
})
