import { verifyWebhook } from '@clerk/astro/webhooks'
import type { APIContext } from 'astro'

export async function POST({ request }: APIContext) {
  const body = await request.json()
  console.log('delivery', body.type)
  try {
    const evt = await verifyWebhook(request)
    console.log(evt.type === 'session.created')
  } catch {
    return new Response('no', { status: 400 })
  }
  return new Response('yes')
}
