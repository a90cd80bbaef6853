import { verifyWebhook } from '@clerk/nextjs/webhooks'

export async function readEvent(req: any) {
  try {
    return await verifyWebhook(req)
  } catch {
    return null
  }
}
