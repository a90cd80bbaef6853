import { Protect, SignedIn } from './gate'
import { SignIn } from './forms'

// <SignedOut> of @clerk/nextjs is gone in 7
export default function Page() {
  const user = { profileImageUrl: '/me.png' }
  return (
    <SignedIn>
      <Protect>{user.profileImageUrl}</Protect>
      <SignIn afterSignInUrl="/home" />
    </SignedIn>
  )
}
