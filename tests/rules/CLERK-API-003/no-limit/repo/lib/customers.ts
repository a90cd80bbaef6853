import { clerkClient } from '@clerk/nextjs/server'

export async function findByCustomer(customer: string) {
  const client = await clerkClient()
  // expect: CLERK-API-003
  const users = await client.users.getUserList()
  return users.data.find((user) => user.privateMetadata.customer === customer)
}
