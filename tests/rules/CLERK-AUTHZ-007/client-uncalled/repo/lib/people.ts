import { clerkClient } from '@clerk/nextjs/server'

export async function rename(id: string, firstName: string) {
  // expect: CLERK-AUTHZ-007
  return clerkClient.users.updateUser(id, { firstName })
}
