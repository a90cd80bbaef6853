import { auth } from '@clerk/nextjs/server'

export async function access() {
  const { orgRole } = await auth()
  const role: string = orgRole ?? 'org:guest'
  if (role === 'org:guest') {
    return 'none'
  }
  return (orgRole ?? 'org:nobody') === 'org:nobody' ? 'none' : 'all'
}
