import { defineEventHandler, toWebRequest } from 'h3'
import { verifyWebhook } from '@clerk/backend/webhooks'

const config = useRuntimeConfig()

export default defineEventHandler(async (event) => {
  const evt = await verifyWebhook(toWebRequest(event), { signingSecret: config.clerk.hook.secret })
  return { started: evt.type === 'session.created' }
})
