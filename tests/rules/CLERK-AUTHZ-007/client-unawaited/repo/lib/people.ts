import { clerkClient as clerk } from '@clerk/nextjs/server'

export async function remove(id: string) {
  // expect: CLERK-AUTHZ-007
  const client = clerk()
  await client.users.deleteUser(id)
}
