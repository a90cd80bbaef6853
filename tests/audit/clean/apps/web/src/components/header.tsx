'use client'

import { OrganizationSwitcher, Show, SignInButton, UserButton } from '@clerk/nextjs'

export function Header() {
  return (
    <header>
      <Show when="signed-out">
        <SignInButton />
      </Show>
      <Show when="signed-in">
        <OrganizationSwitcher />
        <UserButton />
      </Show>
    </header>
  )
}
