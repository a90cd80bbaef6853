'use client'

import { SignInButton, SignedIn, SignedOut, UserButton } from '@clerk/nextjs'

async function staffOnline() {
  const response = await fetch('https://api.clerk.com/v1/users/count', {
    headers: { Authorization: `Bearer ${process.env.NEXT_PUBLIC_CLERK_SECRET_KEY}` },
  })
  return response.json()
}

export function Header() {
  return (
    <header>
      <SignedOut>
        <SignInButton />
      </SignedOut>
      <SignedIn>
        <button onClick={staffOnline}>Who is here?</button>
        <UserButton />
      </SignedIn>
    </header>
  )
}
