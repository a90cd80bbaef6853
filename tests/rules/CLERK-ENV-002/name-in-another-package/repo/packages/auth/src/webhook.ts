import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { secrets } from '@acme/env'

export async function verified(req: Request) {
  if (!secrets.clerk) {
    throw new Error('no signing secret')
  }
  return await verifyWebhook(req)
}
