import { verifyWebhook } from '@clerk/backend/webhooks'

export const onRequestPost: PagesFunction<Env> = async (context) => {
  try {
    const event = await verifyWebhook(context.request, {
      signingSecret: context.env.CLERK_WEBHOOK_SIGNING_SECRET,
    })
    if (event.type === 'user.created') console.log(event.data.id)
  } catch {
    return new Response('rejected', { status: 400 })
  }
  return new Response('ok')
}
