import { clerkClient } from '@clerk/nextjs/server'

export default function Users({ count }: { count: number }) {
  return <p>{count}</p>
}

export async function getServerSideProps() {
  const client = await clerkClient()
  const { totalCount } = await client.users.getUserList({ limit: 1 })
  return { props: { count: totalCount } }
}
