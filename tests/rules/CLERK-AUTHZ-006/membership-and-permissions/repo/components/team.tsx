'use client'
import { useAuth, useOrganization } from '@clerk/nextjs'

export function Team() {
  const { membership } = useOrganization()
  const { orgPermissions } = useAuth()
  // expect: CLERK-AUTHZ-006
  const admin = membership?.role === 'admin'
  // expect: CLERK-AUTHZ-006
  const reads = orgPermissions?.includes('invoices:read')
  return <p>{admin || reads ? 'Team' : ''}</p>
}
