import { SignInButton, SignedIn, SignedOut, UserButton } from '@clerk/nextjs'

export function Header() {
  return (
    <header>
      {/* expect: CLERK-SDK-001 */}
      <SignedOut>
        <SignInButton />
      </SignedOut>
      {/* expect: CLERK-SDK-001 */}
      <SignedIn>
        <UserButton />
      </SignedIn>
    </header>
  )
}
