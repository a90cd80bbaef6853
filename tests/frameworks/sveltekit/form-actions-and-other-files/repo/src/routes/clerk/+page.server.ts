import { verifyWebhook } from 'svelte-clerk/webhooks'

export const actions = {
  default: async ({ request }) => ({ evt: await verifyWebhook(request) }),
}

export async function POST({ request }) {
  return new Response((await verifyWebhook(request)).type)
}
