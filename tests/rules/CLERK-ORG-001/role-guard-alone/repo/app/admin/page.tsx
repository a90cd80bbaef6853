import { auth } from '@clerk/nextjs/server'

export default async function Admin() {
  // expect: CLERK-ORG-001
  await auth.protect({ role: 'org:admin' })
  return <p>Settings of the shop</p>
}
