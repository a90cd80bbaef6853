import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { signingSecret } from '@acme/env'

export async function verified(req: Request) {
  const secret = await signingSecret()
  return await verifyWebhook(req, { signingSecret: secret })
}
