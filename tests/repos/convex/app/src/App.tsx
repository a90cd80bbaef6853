import { SignedIn, SignedOut, SignInButton, UserButton } from '@clerk/clerk-react'

export const App = () => (
  <main>
    <SignedIn>
      <UserButton />
    </SignedIn>
    <SignedOut>
      <SignInButton />
    </SignedOut>
  </main>
)
