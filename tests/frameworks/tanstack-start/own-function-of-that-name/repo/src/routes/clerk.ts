import { verifyWebhook } from '@clerk/tanstack-react-start/webhooks'

function createFileRoute(path: string) {
  return (options: unknown) => ({ path, options })
}

export const Route = createFileRoute('/clerk')({
  server: {
    handlers: {
      POST: async ({ request }) => {
        const evt = await verifyWebhook(request)
        if (evt.type === 'user.created') console.log(evt.data.id)
      },
    },
  },
})
