import { verifyWebhook } from '@clerk/nuxt/webhooks'

export default defineEventHandler(async (event) => {
  let delivery
  try {
    delivery = await verifyWebhook(event)
  } catch {
    throw createError({ statusCode: 400, statusMessage: 'bad signature' })
  }

  switch (delivery.type) {
    case 'user.created':
    case 'user.updated':
      await saveGuest(delivery.data)
      break
    case 'user.deleted':
      if (delivery.data.id) {
        await removeGuest(delivery.data.id)
      }
      break
  }

  return { noted: true }
})
