import { createClerkClient } from '@clerk/backend'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })

export async function copy(people) {
  for (const person of people) {
    await clerk.users.createUser({ emailAddress: [person.mail] })
  }
}
