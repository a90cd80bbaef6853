import { verifyWebhook } from '@clerk/nextjs/webhooks'

export async function readEvent(req: Request) {
  if (!process.env.CLERK_WEBHOOK_SIGNING_SECRET) {
    console.error('no secret')
    return null
  }
  return await verifyWebhook(req)
}
