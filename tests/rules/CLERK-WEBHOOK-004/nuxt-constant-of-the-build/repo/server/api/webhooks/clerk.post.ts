import { verifyWebhook } from '@clerk/nuxt/webhooks'
import { db } from '../../utils/db'

export default defineEventHandler(async (event) => {
  const evt: any = import.meta.dev ? await readBody(event) : await verifyWebhook(event)
  if (evt.type === 'user.created') {
    await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
  }
  return 'ok'
})
