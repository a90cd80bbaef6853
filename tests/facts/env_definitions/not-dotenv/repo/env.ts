export const CLERK_SECRET_KEY = 1
