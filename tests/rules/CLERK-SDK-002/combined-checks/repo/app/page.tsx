import { auth } from '@clerk/nextjs/server'

export default async function Page() {
  await auth.protect({ permission: 'org:bills:read', unauthorizedUrl: '/no' })
  return <p>Bills</p>
}
