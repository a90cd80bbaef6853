import { verifyWebhook } from '@clerk/nuxt/webhooks'

export default defineEventHandler(async (event) => {
  // expect: CLERK-WEBHOOK-006
  const plans = await $fetch('https://plans.example/all')
  let evt
  try {
    evt = await verifyWebhook(event)
  } catch {
    throw createError({ statusCode: 400, statusMessage: 'not verified' })
  }
  if (evt.type === 'user.created') {
    console.log('welcome', evt.data.id)
  }
  return plans
})
