export const key = process.env.EXPO_PUBLIC_CLERK_PUBLISHABLE_KEY!
