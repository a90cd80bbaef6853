import { verifyWebhook } from '@clerk/react-router/webhooks'

export const action = async ({ request }) => {
  try {
    const evt = await verifyWebhook(request, { signingSecret: process.env.MEMBERS_HOOK_SECRET })
    if (evt.type === 'organization.created') console.log(evt.data.slug)
  } catch {
    return new Response('no', { status: 400 })
  }
  return new Response('yes')
}
