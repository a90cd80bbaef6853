import { verifyWebhook } from 'svelte-clerk/webhooks'

export const POST = async ({ request }) => new Response((await verifyWebhook(request)).type)
