import { createClerkClient } from '@clerk/backend'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })

export async function names(ids: string[]) {
  const found = []
  for (const id of ids) {
    // expect: CLERK-API-003
    const user = await clerk.users.getUser(id)
    found.push(user.firstName)
  }
  return found
}
