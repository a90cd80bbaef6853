import { createFileRoute } from '@tanstack/react-router'
import { validateEvent } from '@polar-sh/sdk/webhooks'

export const Route = createFileRoute('/polar')({
  server: {
    handlers: {
      POST: async ({ request }) => {
        const event = validateEvent(await request.text(), {}, process.env.POLAR_WEBHOOK_SECRET)
        if (event.type === 'subscription.active') console.log(event.data.id)
        return new Response('ok')
      },
    },
  },
})
// export const Route = createFileRoute('/clerk')({ server: { handlers: { POST: verifyWebhook } } })
