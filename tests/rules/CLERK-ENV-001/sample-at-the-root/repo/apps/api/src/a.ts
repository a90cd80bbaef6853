export const pem = process.env.CLERK_ISSUER
