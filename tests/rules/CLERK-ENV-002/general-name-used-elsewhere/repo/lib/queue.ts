export const secret = process.env.WEBHOOK_SECRET
