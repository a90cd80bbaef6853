import type { NextApiRequest } from 'next'
import type { WebhookEvent } from '@clerk/nextjs/server'
import { Webhook } from 'svix'
import { env } from './env'

/** Returns the event, or null when the delivery is not signed by Clerk. */
export async function validateRequest(req: NextApiRequest) {
  const payload = JSON.stringify(req.body)
  const headers = {
    'svix-id': req.headers['svix-id'] as string,
    'svix-timestamp': req.headers['svix-timestamp'] as string,
    'svix-signature': req.headers['svix-signature'] as string,
  }
  const webhook = new Webhook(env.CLERK_WEBHOOK_SECRET)
  try {
    return webhook.verify(payload, headers) as WebhookEvent
  } catch (error) {
    console.error('webhook refused', error)
    return null
  }
}
