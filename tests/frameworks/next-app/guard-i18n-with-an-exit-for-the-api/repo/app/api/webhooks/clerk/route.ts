import { verifyWebhook } from '@clerk/nextjs/webhooks'

export async function POST(req) {
  try {
    const evt = await verifyWebhook(req)
    if (evt.type === 'user.created') console.log(evt.data.id)
    return new Response('ok')
  } catch {
    return new Response('not verified', { status: 400 })
  }
}
