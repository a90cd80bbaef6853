import { createClerkClient } from '@clerk/backend'
import pRetry from 'p-retry'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })

export function found(name: string, slug: string) {
  return pRetry(() => clerk.organizations.createOrganization({ name, slug }))
}
