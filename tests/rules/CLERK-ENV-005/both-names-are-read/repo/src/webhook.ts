import { Webhook } from 'svix'

export const webhook = new Webhook(process.env.CLERK_WEBHOOK_SECRET!)
export const other = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!)
