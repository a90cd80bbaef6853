'use client'
import { useSignIn } from '@clerk/nextjs'

export default function SignIn({ identifier }: { identifier: string }) {
  const { signIn } = useSignIn()
  return <button onClick={() => signIn.sso({ identifier, strategy: 'enterprise_sso', redirectUrl: '/', redirectCallbackUrl: '/' })}>SSO</button>
}
