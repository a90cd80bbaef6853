export const key = process.env.VITE_CLERK_PUBLISHABLE_KEY
