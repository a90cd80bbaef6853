'use client'
import { OrganizationList, OrganizationSwitcher, UserButton } from '@clerk/nextjs'
import { TEAMS, flags } from '../lib/flags'

export function Header() {
  return (
    <header>
      {flags.organizations && <OrganizationSwitcher />}
      {TEAMS ? <OrganizationList /> : null}
      <UserButton />
    </header>
  )
}
