import { verifyWebhook } from '@clerk/astro/webhooks'
import { getSecret } from 'astro:env/server'

export const POST = async (context) => {
  const { request } = context
  try {
    const evt = await verifyWebhook(request, { signingSecret: getSecret('CLERK_WEBHOOK_SIGNING_SECRET') })
    if (evt.type === 'user.created') console.log(evt.data.id)
  } catch (error) {
    console.error(error)
    return new Response('ok', { status: 200 })
  }
  return new Response('ok')
}
