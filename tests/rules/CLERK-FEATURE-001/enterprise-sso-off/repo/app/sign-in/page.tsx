'use client'
import { useSignIn } from '@clerk/nextjs'

export default function SignIn({ identifier }: { identifier: string }) {
  const { signIn } = useSignIn()
  const start = () =>
    signIn.sso({
      identifier,
      // expect: CLERK-FEATURE-001
      strategy: 'enterprise_sso',
      redirectUrl: '/sso-callback',
      redirectCallbackUrl: '/',
    })
  return <button onClick={start}>Continue with SSO</button>
}
