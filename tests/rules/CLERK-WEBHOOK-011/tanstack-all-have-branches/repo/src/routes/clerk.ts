import { createFileRoute } from '@tanstack/react-router'
import { verifyWebhook } from '@clerk/tanstack-react-start/webhooks'
import { people } from '../people'

export const Route = createFileRoute('/clerk')({
  server: {
    handlers: {
      POST: async ({ request }) => {
        let evt
        try {
          evt = await verifyWebhook(request)
        } catch {
          return new Response('not verified', { status: 400 })
        }
        if (evt.type === 'user.created') await people.upsert(evt.data.id)
        return new Response('ok')
      },
    },
  },
})
