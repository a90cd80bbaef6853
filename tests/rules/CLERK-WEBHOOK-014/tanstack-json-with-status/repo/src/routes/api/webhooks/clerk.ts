import { verifyWebhook } from '@clerk/tanstack-react-start/webhooks'
import { createFileRoute } from '@tanstack/react-router'
import { json } from '@tanstack/react-start'
import { db } from '../../../db'

export const Route = createFileRoute('/api/webhooks/clerk')({
  server: {
    handlers: {
      POST: async ({ request }) => {
        let evt
        try {
          evt = await verifyWebhook(request)
        } catch {
          return json({ error: 'not verified' }, { status: 400 })
        }
        if (evt.type === 'user.created') {
          await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
        }
        return new Response('ok')
      },
    },
  },
})
