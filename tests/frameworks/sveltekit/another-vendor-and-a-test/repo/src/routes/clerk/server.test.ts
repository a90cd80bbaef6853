import { verifyWebhook } from '@clerk/backend/webhooks'

export const POST = async ({ request }) => verifyWebhook(request)
