import { clerkClient } from '@clerk/tanstack-react-start/server'
import { createFileRoute } from '@tanstack/react-router'
import { createServerFn } from '@tanstack/react-start'

const count = createServerFn().handler(async () => {
  const users = await clerkClient().users.getUserList({ limit: 10 })
  return users.totalCount
})

export const Route = createFileRoute('/users')({ loader: () => count(), component: Users })

function Users() {
  return <p>{Route.useLoaderData()}</p>
}
