'use client'
import { Show } from '@clerk/nextjs'

export default function Page() {
  return (
    <Show when={{ permission: 'org:sys_memberships:manage' }}>
      <p>Invite</p>
    </Show>
  )
}
