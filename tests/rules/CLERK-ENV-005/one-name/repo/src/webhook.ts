import { Webhook } from 'svix'

export const webhook = new Webhook(process.env.CLERK_WEBHOOK_SECRET!)
