import { createClerkClient } from '@clerk/backend'

const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })
const named = { name: 'Blue', slug: 'blue' }

export const plain = () => clerk.organizations.createOrganization({ name: 'Blue' })
export const keyed = () => clerk.organizations.createOrganization(named)
export const given = (params: object) => clerk.organizations.createOrganization({ ...params })
export const person = (id: string) => clerk.users.createUser({ externalId: id })
