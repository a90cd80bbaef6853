import { clerkFrontendApiProxy as passOn } from '@clerk/backend/proxy'
import { clerkMiddleware } from '@clerk/express'

export const off = clerkMiddleware({ frontendApiProxy: { enabled: false } })

export function handle(request: Request) {
  return passOn(request, { proxyPath: '/c' })
}

export const plain = (request: Request) => passOn(request)
