import { clerkMiddleware } from '@clerk/nextjs/server'

export default clerkMiddleware({
  organizationSyncOptions: { organizationPatterns: ['/orgs/:slug'] },
})
