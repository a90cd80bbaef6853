import { auth, currentUser } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'

export default async function Admin() {
  const { sessionClaims } = await auth()
  const user = await currentUser()
  if (sessionClaims?.metadata.role !== 'admin' || user?.publicMetadata.role !== 'admin') {
    redirect('/')
  }
  return <p>Settings of the shop</p>
}
