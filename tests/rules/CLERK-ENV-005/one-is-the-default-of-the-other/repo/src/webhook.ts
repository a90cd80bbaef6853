import { Webhook } from 'svix'

export const key = process.env.CLERK_SECRET_KEY
export const webhook = new Webhook(
  process.env.CLERK_WEBHOOK_SIGNING_SECRET ?? process.env.CLERK_WEBHOOK_SECRET ?? '',
)
