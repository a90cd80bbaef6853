// expect: CLERK-ENV-001
const key = process.env.CLERK_ISSUER
if (!key) {
  throw new Error('CLERK_ISSUER is not set')
}
export const pem = key
