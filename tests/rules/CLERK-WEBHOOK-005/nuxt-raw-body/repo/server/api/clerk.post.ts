import { Webhook } from 'svix'

export default defineEventHandler(async (event) => {
  const payload = await readRawBody(event)
  const wh = new Webhook(process.env.NUXT_CLERK_WEBHOOK_SIGNING_SECRET!)
  let evt: { type: string; data: { id: string } }
  try {
    evt = wh.verify(payload!, {
      'svix-id': getHeader(event, 'svix-id')!,
      'svix-timestamp': getHeader(event, 'svix-timestamp')!,
      'svix-signature': getHeader(event, 'svix-signature')!,
    }) as typeof evt
  } catch {
    throw createError({ statusCode: 400 })
  }
  if (evt.type === 'user.created') {
    console.log('welcome', evt.data.id)
  }
  return { ok: true }
})
