import { auth } from '@clerk/tanstack-react-start/server'
import { createFileRoute } from '@tanstack/react-router'
import { createServerFn } from '@tanstack/react-start'

const load = createServerFn().handler(async () => ({ userId: (await auth()).userId }))

export const Route = createFileRoute('/me')({ loader: () => load(), component: Me })

function Me() {
  return <p>{Route.useLoaderData().userId}</p>
}
