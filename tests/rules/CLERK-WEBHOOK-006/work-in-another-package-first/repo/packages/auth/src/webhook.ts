import { verifyWebhook } from '@clerk/nextjs/webhooks'
import { countDelivery } from '@acme/log'

export async function verified(req: Request) {
  await countDelivery()
  return await verifyWebhook(req)
}
