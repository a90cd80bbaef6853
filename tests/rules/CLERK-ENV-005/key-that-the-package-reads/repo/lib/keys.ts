export const secret = process.env.CLERK_SECRET_KEY
export const key = process.env.CLERK_PUBLISHABLE_KEY
