export const key = process.env.TARGET_CLERK_SECRET_KEY
