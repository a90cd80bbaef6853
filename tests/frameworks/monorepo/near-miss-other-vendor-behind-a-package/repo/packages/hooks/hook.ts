import { Webhook } from 'svix';

export const hook = new Webhook(process.env.RESEND_WEBHOOK_SECRET!);
