export async function signingSecret() {
  return process.env.CLERK_WEBHOOK_SIGNING_SECRET
}
