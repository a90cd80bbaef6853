export const key = import.meta.env.VITE_CLERK_PUBLISHABLE_KEY
