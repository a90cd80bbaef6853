import { verifyWebhook } from 'svelte-clerk/webhooks'

export const POST = async (event: any) => {
  // expect: CLERK-WEBHOOK-005
  const evt = await verifyWebhook(event)
  return new Response(evt.type === 'user.created' ? 'new' : 'other')
}
