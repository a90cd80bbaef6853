import { auth } from '@clerk/nextjs/server'

export default async function Page() {
  // expect: CLERK-MIDDLEWARE-003
  const { orgId } = await auth()
  return <p>{orgId}</p>
}
