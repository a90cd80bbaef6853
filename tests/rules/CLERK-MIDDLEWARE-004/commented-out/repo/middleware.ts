import { clerkMiddleware } from '@clerk/nextjs/server'

// export default authMiddleware()
export default clerkMiddleware()
