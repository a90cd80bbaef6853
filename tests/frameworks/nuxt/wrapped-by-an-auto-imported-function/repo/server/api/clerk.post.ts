import { verifyWebhook } from '@clerk/nuxt/webhooks'

export default defineLogged(async (event) => {
  const evt = await verifyWebhook(event)
  return { changed: evt.type === 'user.updated' }
})
