'use client'
import * as Clerk from '@clerk/elements/common'
import * as SignIn from '@clerk/elements/sign-in'

export default function Page() {
  return (
    <SignIn.Root>
      <SignIn.Step name="start">
        <Clerk.Connection name="google">Google</Clerk.Connection>
        {/* expect: CLERK-STRATEGY-001 */}
        <Clerk.Connection name="discord">Discord</Clerk.Connection>
      </SignIn.Step>
    </SignIn.Root>
  )
}
