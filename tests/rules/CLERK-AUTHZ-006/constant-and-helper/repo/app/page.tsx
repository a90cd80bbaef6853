import { auth } from '@clerk/nextjs/server'
import { isAdmin } from '../lib/roles'

export default async function Page() {
  const { orgRole } = await auth()
  return <p>{isAdmin(orgRole) ? 'Administration' : 'Home'}</p>
}
