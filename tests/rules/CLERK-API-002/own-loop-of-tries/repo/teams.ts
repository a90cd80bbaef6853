import { createClerkClient } from '@clerk/backend'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })

export async function create(name: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      // expect: CLERK-API-002
      return await clerk.organizations.createOrganization({ name })
    } catch (error) {
      if (attempt === 2) throw error
    }
  }
}
