import { verifyWebhook } from '@clerk/nuxt/webhooks'

export default defineEventHandler(async (event) => {
  try {
    const evt = await verifyWebhook(event)
    if (evt.type === 'user.created') console.log(evt.data.id)
    return { ok: true }
  } catch {
    setResponseStatus(event, 400)
    return { ok: false }
  }
})
