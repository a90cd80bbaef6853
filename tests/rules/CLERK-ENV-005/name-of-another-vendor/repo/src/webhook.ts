export const key = process.env.CLERK_SECRET_KEY
import { Webhook } from 'svix'

export const webhook = new Webhook(process.env.CLERK_WEBHOOK_SECRET!)
