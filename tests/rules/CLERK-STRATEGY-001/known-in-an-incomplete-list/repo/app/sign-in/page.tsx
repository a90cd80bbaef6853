'use client'
import { useSignIn } from '@clerk/nextjs'

export default function Page() {
  const { signIn } = useSignIn()
  // expect: CLERK-STRATEGY-001
  return <button onClick={() => signIn.sso({ strategy: 'oauth_google', redirectUrl: '/' })}>Google</button>
}
