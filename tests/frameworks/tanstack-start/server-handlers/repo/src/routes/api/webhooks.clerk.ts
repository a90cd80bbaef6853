import { createFileRoute } from '@tanstack/react-router'
import { verifyWebhook } from '@clerk/tanstack-react-start/webhooks'
import { saveMember } from '../../members'

export const Route = createFileRoute('/api/webhooks/clerk')({
  server: {
    handlers: {
      GET: () => new Response('alive'),
      POST: async ({ request }) => {
        let evt
        try {
          evt = await verifyWebhook(request)
        } catch {
          return new Response('bad signature', { status: 400 })
        }
        if (evt.type === 'organizationMembership.created') {
          await saveMember(evt.data)
        }
        return new Response('ok')
      },
    },
  },
})
