'use client'
import { useSignIn } from '@clerk/nextjs'

export default function Page() {
  const { signIn } = useSignIn()
  return <button onClick={() => signIn.sso({ strategy: 'oauth_discord', redirectUrl: '/' })}>Discord</button>
}
