import { verifyWebhook } from '@clerk/react-router/webhooks'
import { db } from '../../db'

export const action = async ({ request }: { request: Request }) => {
  try {
    const evt = await verifyWebhook(request)
    if (evt.type === 'user.deleted') {
      await db.user.deleteMany({ where: { clerkId: evt.data.id } })
    }
    return new Response('ok', { status: 200 })
  } catch (err) {
    return new Response('bad signature', { status: 400 })
  }
}
