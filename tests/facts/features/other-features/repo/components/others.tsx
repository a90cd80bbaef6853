'use client'
import { useAPIKeys, useClerk, useReverification, useSession, useSessionList, useSignIn, useSignUp, useUser, useWaitlist } from '@clerk/nextjs'

export function Others() {
  const clerk = useClerk()
  const { user } = useUser()
  const { session } = useSession()
  const { sessions } = useSessionList()
  const { signUp } = useSignUp()
  const { signIn } = useSignIn()
  const { waitlist } = useWaitlist()
  const keys = useAPIKeys({ subject: 'user_1' })
  const remove = useReverification(() => user?.delete())

  async function run() {
    await signIn.passkey()
    await user?.createPasskey()
    await signIn.create({ strategy: 'enterprise_sso', identifier: 'a@example.com' })
    await signIn.create({ strategy: 'oauth_google', redirectUrl: '/' })
    await session?.startVerification({ level: 'first_factor' })
    await clerk.signOut({ sessionId: sessions![0].id })
    await clerk.signOut()
    await signUp.create({ emailAddress: 'a@example.com', legalAccepted: true })
    await clerk.joinWaitlist({ emailAddress: 'a@example.com' })
    clerk.openGoogleOneTap()
    clerk.openSignUp()
    await clerk.apiKeys.create({ name: 'ci' })
  }

  return (
    <form action={run}>
      {String([waitlist, keys, remove])}
      <div id="clerk-captcha" />
    </form>
  )
}
