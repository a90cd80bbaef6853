export const provider = { environment: { CLERK_SECRET_KEY: 'x' } }
