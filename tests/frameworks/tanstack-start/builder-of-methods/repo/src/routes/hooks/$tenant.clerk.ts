import { createServerFileRoute } from '@tanstack/react-start/server'
import { verifyWebhook } from '@clerk/tanstack-react-start/webhooks'

const receive = async ({ request }: { request: Request }) => {
  const evt = await verifyWebhook(request)
  if (evt.type === 'user.created') console.log(evt.data.id)
  return new Response('ok')
}

export const ServerRoute = createServerFileRoute('/hooks/$tenant/clerk').methods((api) => ({
  POST: api.handler(receive),
}))
