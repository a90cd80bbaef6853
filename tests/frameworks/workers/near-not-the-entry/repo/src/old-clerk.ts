import { verifyWebhook } from '@clerk/backend/webhooks'

export default {
  async fetch(request) {
    await verifyWebhook(request)
    return new Response('ok')
  },
}
