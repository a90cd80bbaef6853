import { verifyWebhook } from '@clerk/nextjs/webhooks'

export async function POST(request: Request) {
  const event = await verifyWebhook(request)
  if (event.type === 'user.created') {
    await save(event.data)
  }
  return new Response('')
}
