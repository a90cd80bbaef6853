import { createClerkClient } from '@clerk/backend'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })

export async function seed(names: string[], createdBy: string) {
  for (const name of names) {
    try {
      await clerk.organizations.createOrganization({ name, createdBy })
    } catch (error) {
      console.error(name, error)
    }
  }
}
