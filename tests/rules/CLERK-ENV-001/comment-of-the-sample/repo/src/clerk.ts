export const key = (env: { CLERK_SECRET_KEY: string }) => env.CLERK_SECRET_KEY
export const secret = process.env.CLERK_SECRET_KEY
