import { verifyWebhook } from '@clerk/tanstack-react-start/webhooks'
import { createFileRoute } from '@tanstack/react-router'
import { forgetBorrower } from '~/store/borrowers'

export const Route = createFileRoute('/api/webhooks/clerk')({
  server: {
    handlers: {
      POST: async ({ request }) => {
        const preview = await request.json()
        console.log('delivery of', preview.type)
        try {
          const evt = await verifyWebhook(request)
          if (evt.type === 'user.deleted' && evt.data.id) await forgetBorrower(evt.data.id)
          if (evt.type === 'session.removed') console.log('signed out')
        } catch {
          return new Response('signature not accepted', { status: 400 })
        }
        return new Response('noted')
      },
    },
  },
})
