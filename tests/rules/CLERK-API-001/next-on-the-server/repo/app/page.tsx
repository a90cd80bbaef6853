import { clerkClient } from '@clerk/nextjs/server'

export default async function Page() {
  const client = await clerkClient()
  const { totalCount } = await client.users.getUserList({ limit: 1 })
  return <p>{totalCount}</p>
}
