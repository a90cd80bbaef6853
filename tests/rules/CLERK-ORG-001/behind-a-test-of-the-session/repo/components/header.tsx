'use client'
import { OrganizationSwitcher, useUser } from '@clerk/nextjs'

export function Header() {
  const { user } = useUser()
  if (!user) {
    return null
  }
  // expect: CLERK-ORG-001
  return <header>{user.id && <OrganizationSwitcher />}</header>
}
