import { verifyWebhook } from '@clerk/nextjs/webhooks'

export async function readEvent(req: any) {
  // expect: CLERK-WEBHOOK-004
  if (process.env.SKIP_WEBHOOK_VERIFICATION === 'true') {
    return JSON.parse(await req.text())
  }
  return await verifyWebhook(req)
}
