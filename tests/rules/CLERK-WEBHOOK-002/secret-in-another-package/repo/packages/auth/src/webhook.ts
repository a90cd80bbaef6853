import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { secrets } from '@acme/env'

export async function verified(req: Request) {
  // expect: CLERK-WEBHOOK-002
  return await verifyWebhook(req, { signingSecret: secrets.clerk.signing })
}
