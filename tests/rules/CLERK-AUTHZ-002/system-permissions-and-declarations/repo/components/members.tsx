'use client'
import { Show, useAuth } from '@clerk/nextjs'

export function Members() {
  const { has } = useAuth()
  return (
    <Show when={{ permission: 'org:sys_memberships:manage' }}>
      <p>{has?.({ permission: 'org:invoices:read' }) ? 'Invoices' : ''}</p>
    </Show>
  )
}
