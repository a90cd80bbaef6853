import { createClerkClient } from '@clerk/backend'
import pRetry from 'p-retry'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })

export function found(name: string) {
  return pRetry(async () => {
    const known = await clerk.organizations.getOrganizationList({ query: name, limit: 1 })

    return known.data[0] ?? (await clerk.organizations.createOrganization({ name }))
  })
}
