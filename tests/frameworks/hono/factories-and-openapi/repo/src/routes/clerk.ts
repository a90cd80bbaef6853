import { createRoute } from '@hono/zod-openapi'
import { verifyWebhook } from '@clerk/hono/webhooks'
import { createRouter } from '@/lib/create-app'
import { save } from '../store'

const router = createRouter()
const received = createRoute({ method: 'post', path: '/clerk', responses: { 200: { description: 'taken' } } })
router.openapi(received, async (c) => {
  try {
    const event = await verifyWebhook(c)
    if (event.type === 'user.created') {
      await save(event.data.id)
    }
    return c.json({ ok: true })
  } catch {
    return c.json({ ok: false }, 400)
  }
})

export default router
