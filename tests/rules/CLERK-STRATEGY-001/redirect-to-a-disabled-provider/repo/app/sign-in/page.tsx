'use client'
import { useSignIn } from '@clerk/nextjs'

export default function Page() {
  const { signIn } = useSignIn()
  const go = () =>
    signIn?.authenticateWithRedirect({
      // expect: CLERK-STRATEGY-001
      strategy: 'oauth_github',
      redirectUrl: '/sso-callback',
      redirectUrlComplete: '/',
    })

  return <button onClick={go}>GitHub</button>
}
