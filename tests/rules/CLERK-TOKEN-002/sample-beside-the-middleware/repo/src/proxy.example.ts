// A sample to copy: Next runs src/proxy.ts alone.
import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware()
