'use client'
import { useAuth, useClerk, useSession } from '@clerk/nextjs'

export function Tokens() {
  const { getToken } = useAuth()
  const { session } = useSession()
  const clerk = useClerk()

  async function load() {
    await getToken({ template: 'hasura' })
    await session?.getToken({ template: 'supabase', skipCache: true })
    await clerk.session?.getToken({ 'template': 'nhost' })
    await window.Clerk?.session?.getToken({ template: "grafbase" })
    await getToken()
    await getToken({ skipCache: true, organizationId: 'org_1' })
    await session?.getToken({ template: undefined })
  }

  return <button onClick={load}>Load</button>
}
