import { verifyWebhook } from '@clerk/tanstack-react-start/webhooks'
import { createFileRoute } from '@tanstack/react-router'
import { db } from '../../../db'

export const Route = createFileRoute('/api/webhooks/clerk')({
  server: {
    handlers: {
      POST: async ({ request }) => {
        let evt: any
        // expect: CLERK-WEBHOOK-004
        if (process.env.DISABLE_SIGNATURES) {
          evt = await request.json()
        } else {
          evt = await verifyWebhook(request)
        }
        if (evt.type === 'user.created') {
          await db.user.upsert({ where: { id: evt.data.id }, create: { id: evt.data.id }, update: {} })
        }
        return new Response('ok')
      },
    },
  },
})
