export const config = {
  secretKey: process.env.CLERK_SECRET_KEY,
  // expect: CLERK-ENV-001
  issuer: process.env.CLERK_JWT_ISSUER ?? '',
}
