export const key = process.env.CLERK_SECRET_KEY
export const options: { proxyUrl?: string; domain?: string; jwtKey?: string } = {}
if (process.env.NEXT_PUBLIC_CLERK_PROXY_URL) {
  options.proxyUrl = process.env.NEXT_PUBLIC_CLERK_PROXY_URL
}
options.domain = process.env.NEXT_PUBLIC_CLERK_DOMAIN && `https://${process.env.NEXT_PUBLIC_CLERK_DOMAIN}`
const pem = process.env.CLERK_JWT_KEY
if (pem) {
  options.jwtKey = pem
}
export const debug = process.env.CLERK_DEBUG === '1'
