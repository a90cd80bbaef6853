import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { secrets } from '@acme/env'

export async function verified(req: Request) {
  return await verifyWebhook(req, { signingSecret: secrets.clerk.signing })
}
