import { createServerFileRoute } from '@tanstack/react-start/server'
import { verifyWebhook } from '@clerk/tanstack-react-start/webhooks'

export const ServerRoute = createServerFileRoute().methods({
  POST: async ({ request }) => {
    try {
      const evt = await verifyWebhook(request, { signingSecret: process.env.HOOK_SECRET })
      if (evt.type === 'user.created') console.log(evt.data.id)
      return new Response('ok')
    } catch (error) {
      return new Response('failed', { status: 200 })
    }
  },
})
