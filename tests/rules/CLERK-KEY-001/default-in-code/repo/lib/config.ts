export const config = {
  // expect: CLERK-KEY-001
  clerkSecretKey: process.env.CLERK_SECRET_KEY ?? 'sk_test_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000',
}
