import { useAuth } from '@clerk/clerk-react'

/* headers.set('Clerk-Proxy-Url', url) */
export const label = 'Clerk-Proxy-Url'
export function clerkFrontendApiProxy(request: Request) {
  return request
}
clerkFrontendApiProxy(new Request('https://clerk.fake-acme.example'))
export { useAuth }
