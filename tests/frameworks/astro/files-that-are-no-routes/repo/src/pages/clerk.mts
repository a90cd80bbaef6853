import { verifyWebhook } from '@clerk/astro/webhooks'

export const POST = async ({ request }) => Response.json(await verifyWebhook(request))
