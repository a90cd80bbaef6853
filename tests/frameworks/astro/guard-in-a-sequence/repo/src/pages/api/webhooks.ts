import { verifyWebhook } from '@clerk/astro/webhooks'

export const POST = async ({ request }) => {
  try {
    const evt = await verifyWebhook(request)
    if (evt.type === 'user.created') console.log(evt.data.id)
    return new Response('ok')
  } catch {
    return new Response('not verified', { status: 400 })
  }
}
