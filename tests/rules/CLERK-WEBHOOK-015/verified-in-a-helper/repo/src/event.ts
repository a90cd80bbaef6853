import { verifyWebhook } from '@clerk/fastify/webhooks'

export async function readEvent(request: any): Promise<any> {
  return await verifyWebhook(request)
}
