import { defineAction } from 'astro:actions'
import { verifyWebhook } from '@clerk/astro/webhooks'

export const server = {
  clerk: defineAction({ handler: async (_, context) => verifyWebhook(context.request) }),
}
