import { verifyWebhook } from '@clerk/backend/webhooks'
import { TENANT_HOOK } from '$env/static/private'

export async function POST({ request }) {
  const evt = await verifyWebhook(request, { signingSecret: TENANT_HOOK })
  if (evt.type === 'organization.created') console.log(evt.data.slug)
  return new Response('ok')
}
