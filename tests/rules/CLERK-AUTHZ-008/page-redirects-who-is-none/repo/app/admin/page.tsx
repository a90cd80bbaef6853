import { currentUser } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'

export default async function Admin() {
  const user = await currentUser()
  // expect: CLERK-AUTHZ-008
  const role = user?.unsafeMetadata?.role as string | undefined
  const isAdmin = role === 'admin' || role === 'owner'
  if (!isAdmin) {
    redirect('/')
  }
  return <p>Settings of the shop</p>
}
