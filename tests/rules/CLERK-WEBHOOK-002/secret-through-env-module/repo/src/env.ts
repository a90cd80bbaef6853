export const env = {
  clerkWebhookSecret: process.env.CLERK_WEBHOOK_SECRET!,
}
