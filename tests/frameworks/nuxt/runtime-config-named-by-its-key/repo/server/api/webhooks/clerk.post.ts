import { Webhook } from 'svix'

export default defineEventHandler(async (event) => {
  const { clerkWebhookSecret } = useRuntimeConfig(event)
  const payload = await readRawBody(event)
  const headers = getHeaders(event)
  let evt
  try {
    evt = new Webhook(clerkWebhookSecret).verify(payload!, headers as Record<string, string>) as { type: string }
  } catch {
    throw createError({ statusCode: 400, statusMessage: 'bad signature' })
  }
  if (evt.type === 'user.created' || evt.type === 'user.deleted') console.log(evt)
  return { ok: true }
})
