import { Webhook } from 'svix'

// expect: CLERK-ENV-005
export const webhook = new Webhook(process.env.CLERK_WEBHOOK_SECRET!)
