import { auth } from '@clerk/nextjs/server'

export default async function Page() {
  const { orgId, orgRole, orgSlug, has } = await auth()
  return <p>{has({ role: 'org:admin' }) ? orgSlug : `${orgId} ${orgRole}`}</p>
}
