import { verifyWebhook } from '@clerk/nextjs/webhooks'

export async function readEvent(req: any) {
  try {
    // expect: CLERK-WEBHOOK-014
    return await verifyWebhook(req)
  } catch {
    return null
  }
}
