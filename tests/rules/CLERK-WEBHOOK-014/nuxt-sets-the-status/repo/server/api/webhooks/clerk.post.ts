import { verifyWebhook } from '@clerk/nuxt/webhooks'
import { db } from '../../utils/db'

export default defineEventHandler(async (event) => {
  let evt
  try {
    evt = await verifyWebhook(event)
  } catch {
    setResponseStatus(event, 400)
    return 'not verified'
  }
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return 'ok'
})
