import { clerkClient } from '@clerk/nextjs/server'
import pRetry from 'p-retry'

export async function load(id: string) {
  const client = await clerkClient()
  const user = await pRetry(() => client.users.getUser(id))
  await pRetry(() => client.users.updateUser(id, { firstName: 'Ada' }))
  await client.organizations.createOrganization({ name: 'Ada', createdBy: user.id })
}
