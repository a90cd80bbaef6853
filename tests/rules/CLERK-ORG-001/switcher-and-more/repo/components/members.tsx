'use client'
import { useOrganization } from '@clerk/nextjs'

export function Members() {
  const { memberships } = useOrganization({ memberships: true })
  return <p>{memberships?.count}</p>
}
