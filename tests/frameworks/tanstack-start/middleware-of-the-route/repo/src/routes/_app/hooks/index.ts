import { createFileRoute } from '@tanstack/react-router'
import { verifyWebhook } from '@clerk/tanstack-react-start/webhooks'
import { session } from '../../../middleware/session'

export const Route = createFileRoute('/_app/hooks/')({
  server: {
    handlers: ({ createHandlers }) =>
      createHandlers({
        POST: {
          middleware: [session],
          handler: async ({ request }) => {
            const evt = await verifyWebhook(request).catch(() => null)
            if (!evt) return new Response('no', { status: 401 })
            if (evt.type === 'user.created') console.log(evt.data.id)
            return new Response('yes')
          },
        },
        ANY: () => new Response(null, { status: 405 }),
      }),
  },
})
