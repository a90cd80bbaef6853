import { clerkMiddleware } from '@clerk/express'
import helmet from 'helmet'

export const first = helmet({ contentSecurityPolicy: false })
export const second = helmet()
export { clerkMiddleware }
