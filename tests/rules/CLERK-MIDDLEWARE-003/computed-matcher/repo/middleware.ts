import { clerkMiddleware } from '@clerk/nextjs/server'
import { paths } from 'somewhere'

export default clerkMiddleware()

export const config = { matcher: paths }
