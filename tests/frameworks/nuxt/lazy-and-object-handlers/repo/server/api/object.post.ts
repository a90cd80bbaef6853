import { eventHandler } from 'h3'
import { verifyWebhook } from '@clerk/nuxt/webhooks'

export default eventHandler({
  onRequest: [(event) => console.log(event.path)],
  handler: async (event) => {
    const evt = await verifyWebhook(event)
    return { gone: evt.type === 'user.deleted' }
  },
})
