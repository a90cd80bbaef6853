export function settings() {
  return { secretKey: process.env.CLERK_SECRET_KEY }
}
