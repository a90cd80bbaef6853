import { httpRouter } from 'convex/server'
import { clerkWebhook } from './webhooks/clerk'

const router = httpRouter()
router.route({ pathPrefix: '/hooks/clerk/', method: 'POST', handler: clerkWebhook })
export default router
