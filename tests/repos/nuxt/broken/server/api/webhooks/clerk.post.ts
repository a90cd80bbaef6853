import { Webhook } from 'svix'

export default defineEventHandler(async (event) => {
  const body = await readBody(event)
  await usePrisma().delivery.create({ data: { type: body.type } })

  const webhook = new Webhook(useRuntimeConfig(event).clerkHook)
  let delivery
  try {
    delivery = webhook.verify(JSON.stringify(body), getHeaders(event) as Record<string, string>) as {
      type: string
      data: { id: string; first_name: string | null }
    }
  } catch {
    throw createError({ statusCode: 400, statusMessage: 'bad signature' })
  }

  if (delivery.type === 'user.created') {
    await saveGuest(delivery.data)
  }
  if (delivery.type === 'user.deleted') {
    await removeGuest(delivery.data.id)
  }
  return { noted: true }
})
