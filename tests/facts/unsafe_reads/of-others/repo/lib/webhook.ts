import { verifyWebhook } from '@clerk/nextjs/webhooks'

export async function POST(req) {
  const evt = await verifyWebhook(req)
  if (evt.data.unsafe_metadata.role !== 'admin') {
    throw new Error('no')
  }
  return new Response('ok')
}
