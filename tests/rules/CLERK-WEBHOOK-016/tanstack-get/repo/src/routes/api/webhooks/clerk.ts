import { verifyWebhook } from '@clerk/tanstack-react-start/webhooks'
import { createFileRoute } from '@tanstack/react-router'
import { db } from '../../../db'

export const Route = createFileRoute('/api/webhooks/clerk')({
  server: {
    handlers: {
      // expect: CLERK-WEBHOOK-016
      GET: async ({ request }) => {
        const evt = await verifyWebhook(request)
        if (evt.type === 'user.created') {
          await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
        }
        return new Response('ok')
      },
    },
  },
})
