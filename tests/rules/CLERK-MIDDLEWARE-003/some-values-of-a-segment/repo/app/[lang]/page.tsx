import { auth } from '@clerk/nextjs/server'

export default async function Page() {
  const { userId } = await auth()
  return <p>{userId}</p>
}
