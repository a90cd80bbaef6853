import { serve } from 'npm:swagger-clerk-ui'
import { verifyWebhook } from 'npm:@clerk/backend/webhooks'

serve(async (req) => {
  await verifyWebhook(req)
})
