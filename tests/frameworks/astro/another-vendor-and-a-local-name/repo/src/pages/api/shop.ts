import { verifyWebhook } from '../../lib/shop'

export const POST = async ({ request }) => {
  const order = await verifyWebhook(request)
  return Response.json({ paid: order.type === 'order.paid' })
}
