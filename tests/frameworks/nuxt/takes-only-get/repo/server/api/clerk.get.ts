import { verifyWebhook } from '@clerk/backend/webhooks'

export default defineEventHandler(async (event) => verifyWebhook(toWebRequest(event)))
