import { verifyWebhook } from '@clerk/tanstack-react-start/webhooks'

export const receive = async (request: Request) => (await verifyWebhook(request)).type
