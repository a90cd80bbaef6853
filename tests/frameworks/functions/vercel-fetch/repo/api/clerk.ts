import { verifyWebhook } from '@clerk/backend/webhooks'

export default {
  async fetch(request: Request) {
    try {
      const evt = await verifyWebhook(request)
      if (evt.type === 'user.deleted') console.log(evt.data.id)
    } catch {
      return new Response('bad signature', { status: 400 })
    }
    return new Response('ok')
  },
}
