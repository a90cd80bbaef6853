import { OrganizationSwitcher, SignIn, UserButton } from '@clerk/nextjs'

export default function Page() {
  return (
    <>
      {/* expect: CLERK-SDK-001 */}
      <SignIn afterSignInUrl="/home" />
      <UserButton afterSignOutUrl="/" />
      {/* expect: CLERK-SDK-001 */}
      <OrganizationSwitcher afterSwitchOrganizationUrl="/org" />
    </>
  )
}
