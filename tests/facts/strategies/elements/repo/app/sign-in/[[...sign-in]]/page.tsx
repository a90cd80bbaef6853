'use client'
import * as Clerk from '@clerk/elements/common'
import * as SignIn from '@clerk/elements/sign-in'
import { SignInWithMetamaskButton } from '@clerk/nextjs'

export default function Page() {
  return (
    <SignIn.Root>
      <SignIn.Step name="start">
        <Clerk.Connection name="github">GitHub</Clerk.Connection>
        <Clerk.Field name="identifier"><Clerk.Input type="email" /></Clerk.Field>
        <SignIn.Passkey>Passkey</SignIn.Passkey>
        <SignInWithMetamaskButton />
      </SignIn.Step>
      <SignIn.Step name="verifications">
        <SignIn.Strategy name="email_code"><Clerk.Field name="code" /></SignIn.Strategy>
      </SignIn.Step>
      <SignIn.Step name="choose-strategy">
        <SignIn.SupportedStrategy name="password">Password</SignIn.SupportedStrategy>
      </SignIn.Step>
    </SignIn.Root>
  )
}
