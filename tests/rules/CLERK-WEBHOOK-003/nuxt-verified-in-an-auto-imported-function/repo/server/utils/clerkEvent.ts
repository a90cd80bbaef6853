import { verifyWebhook } from '@clerk/nuxt/webhooks'
import type { H3Event } from 'h3'

export const clerkEvent = (event: H3Event) => verifyWebhook(event)
