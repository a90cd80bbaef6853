const api = process.env.CLERK_API_URL ?? 'https://api.clerk.com'
export const signIn = process.env.NEXT_PUBLIC_CLERK_SIGN_IN_URL || '/sign-in'
export const key = process.env.CLERK_SECRET_KEY
export const users = `${api}/v1/users`
