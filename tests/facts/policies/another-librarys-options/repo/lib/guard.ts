import { helmet } from '@acme/not-helmet'
import { auth } from '@clerk/nextjs/server'

export const guard = helmet({ contentSecurityPolicy: { directives: { defaultSrc: ["'none'"] } } })

function clerkMiddleware(options: object) {
  return options
}
export const own = clerkMiddleware({ contentSecurityPolicy: { directives: { 'img-src': ['x'] } } })
export { auth }
