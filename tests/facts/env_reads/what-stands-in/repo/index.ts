export const bare = process.env.CLERK_SECRET_KEY
export const empty = process.env.CLERK_WEBHOOK_SIGNING_SECRET ?? ''
export const url = process.env.NEXT_PUBLIC_CLERK_SIGN_IN_URL || '/sign-in'
export const key = process.env.CLERK_PUBLISHABLE_KEY ?? process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY
export const debug = process.env.CLERK_DEBUG === '1'
if (process.env.CLERK_PROXY_URL) {
  console.log(process.env.CLERK_PROXY_URL)
}
const pem = process.env.CLERK_JWT_KEY
export const options = pem ? { jwtKey: pem } : {}
const issuer = process.env.CLERK_ISSUER
if (!issuer) {
  throw new Error('CLERK_ISSUER is not set')
}
export const domain = process.env.CLERK_DOMAIN && `https://${process.env.CLERK_DOMAIN}`
export const both = !!process.env.CLERK_ENCRYPTION_KEY
export function keyOf(given?: string) {
  return given ?? process.env.CLERK_MACHINE_SECRET_KEY
}
