export const env = {
  hookSecret: process.env.CLERK_WEBHOOK_SECRET!,
  secretKey: process.env.CLERK_SECRET_KEY!,
}
