import { clerkClient, getAuth } from '@clerk/react-router/server'

export async function loader(args) {
  await getAuth(args)
  const users = await clerkClient(args).users.getUserList({ limit: 10 })
  return { count: users.totalCount }
}

export default function Users({ loaderData }) {
  return <p>{loaderData.count}</p>
}
