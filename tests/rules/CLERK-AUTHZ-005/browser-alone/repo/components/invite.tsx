'use client'
import { Show, useAuth } from '@clerk/nextjs'

export function Invite() {
  const { has } = useAuth()
  const deletes = has?.({ permission: 'org:sys_profile:delete' })
  return (
    <Show when={{ permission: 'org:sys_memberships:manage' }}>
      <button disabled={!deletes}>Invite</button>
    </Show>
  )
}
