import { verifyWebhook } from '@clerk/nuxt/webhooks'
import { db } from '../../utils/db'

export default defineEventHandler(async (event) => {
  // expect: CLERK-WEBHOOK-021
  const evt = await verifyWebhook(event, { signingSecret: process.env.NUXT_CLERK_SECRET_KEY })
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return 'ok'
})
