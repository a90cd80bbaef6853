'use client'
import { useAuth, useClerk, useOrganization, useOrganizationList, useUser } from '@clerk/nextjs'

export function Team() {
  const { organization } = useOrganization()
  const { createOrganization, setActive } = useOrganizationList()
  const { orgId } = useAuth()
  const { user } = useUser()
  const clerk = useClerk()

  async function run() {
    const made = await createOrganization?.({ name: 'Acme' })
    await setActive?.({ organization: made?.id })
    await setActive?.({ organization: null })
    await clerk.setActive({ session: 'sess_1' })
    await clerk.createOrganization({ name: 'Acme', slug: 'acme' })
    clerk.openOrganizationProfile()
    await organization?.inviteMember({ emailAddress: 'a@example.com', role: 'org:member' })
    await organization?.addMember({ userId: 'user_1', role: 'org:member' })
    await organization?.getDomains()
    await user?.getOrganizationMemberships()
  }

  return <button onClick={run}>{orgId}</button>
}
