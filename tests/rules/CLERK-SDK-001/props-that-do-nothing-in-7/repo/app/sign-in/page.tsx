import { OrganizationSwitcher, SignIn, UserButton } from '@clerk/nextjs'

// expect: CLERK-SDK-001
const urls = { afterSignUpUrl: '/welcome' }

export default function Page() {
  return (
    <>
      <SignIn
        // expect: CLERK-SDK-001
        afterSignInUrl="/home"
        {...urls}
      />
      {/* expect: CLERK-SDK-001 */}
      <UserButton afterSignOutUrl="/" />
      {/* expect: CLERK-SDK-001 */}
      <OrganizationSwitcher hideSlug appearance={{ elements: {} }} />
    </>
  )
}
