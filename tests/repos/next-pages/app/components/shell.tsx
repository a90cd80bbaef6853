import type { ReactNode } from 'react'
import { SignInButton, SignedIn, SignedOut, UserButton } from '@clerk/nextjs'

export function Shell({ children }: { children: ReactNode }) {
  return (
    <>
      <nav>
        <SignedIn>
          <UserButton />
        </SignedIn>
        <SignedOut>
          <SignInButton />
        </SignedOut>
      </nav>
      {children}
    </>
  )
}
