import { auth } from '@clerk/nextjs'

export default function Page() {
  const { orgRole } = auth()
  return <p>{orgRole === 'admin' ? 'Administration' : 'Home'}</p>
}
