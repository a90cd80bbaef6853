export const secret = process.env.CLERK_WEBHOOK_SIGNING_SECRET
