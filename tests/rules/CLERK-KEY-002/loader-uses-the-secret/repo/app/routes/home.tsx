import { createClerkClient } from '@clerk/react-router/server'

export async function loader() {
  const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY })
  return { users: await clerk.users.getCount() }
}

export default function Home() {
  return <p>home</p>
}
