import { createClerkClient } from '@clerk/backend'

const clerk = createClerkClient({ secretKey: import.meta.env.VITE_CLERK_SECRET_KEY })

export function Members() {
  const load = async () => {
    // expect: CLERK-API-001
    const users = await clerk.users.getUserList({ limit: 100 })
    const teams = await clerk.organizations.getOrganizationList({ limit: 100 })
    console.log(users.totalCount, teams.totalCount)
  }
  return <button onClick={load}>Members</button>
}
