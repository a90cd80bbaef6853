export const a = process.env.NEXT_PUBLIC_CLERK_SECRET_KEY
