import { verifyWebhook } from '@clerk/tanstack-react-start/webhooks'
import { createFileRoute } from '@tanstack/react-router'
import { forgetBorrower, saveBorrower } from '~/store/borrowers'

export const Route = createFileRoute('/api/webhooks/clerk')({
  server: {
    handlers: {
      POST: async ({ request }) => {
        let evt
        try {
          evt = await verifyWebhook(request)
        } catch {
          return new Response('signature not accepted', { status: 400 })
        }
        switch (evt.type) {
          case 'user.created':
          case 'user.updated':
            await saveBorrower(evt.data.id, evt.data.first_name)
            break
          case 'user.deleted':
            if (evt.data.id) await forgetBorrower(evt.data.id)
            break
        }
        return new Response('noted')
      },
    },
  },
})
