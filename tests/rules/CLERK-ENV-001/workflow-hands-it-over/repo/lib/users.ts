export const users = () => fetch(`${process.env.CLERK_API_URL}/v1/jwks`)
