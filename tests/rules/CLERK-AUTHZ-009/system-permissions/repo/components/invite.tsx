'use client'
import { useAuth } from '@clerk/nextjs'

export function Invite() {
  const { has } = useAuth()
  const reports = has?.({ permission: 'org:reports:read' })
  return <p>{reports && has?.({ permission: 'org:sys_memberships:manage' }) ? 'Invite' : ''}</p>
}
