import { httpRouter } from 'convex/server'
import { verifyWebhook } from '@clerk/backend/webhooks'
import { httpAction } from './_generated/server'

const http = httpRouter()
const handler = httpAction(async (_ctx, request) => {
  const copy = await request.json()
  console.log(copy.type)
  const event = await verifyWebhook(request)
  if (event.type === 'user.created') console.log(event.data.id)
  return new Response('ok')
})

http.route({ path: '/clerk', method: 'POST', handler })

export default http
