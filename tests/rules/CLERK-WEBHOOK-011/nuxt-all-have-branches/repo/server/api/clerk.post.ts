import { verifyWebhook } from '@clerk/nuxt/webhooks'

export default defineEventHandler(async (event) => {
  let evt
  try {
    evt = await verifyWebhook(event)
  } catch {
    throw createError({ statusCode: 400, statusMessage: 'not verified' })
  }
  if (evt.type === 'user.created') {
    console.log('welcome', evt.data.id)
  }
  if (evt.type === 'user.deleted') {
    console.log('gone', evt.data.id)
  }
  return { ok: true }
})
