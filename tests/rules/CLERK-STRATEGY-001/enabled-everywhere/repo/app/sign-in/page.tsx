'use client'
import { useSignIn, useUser } from '@clerk/nextjs'

const GITHUB = 'oauth_github'

export default function Page() {
  const { signIn } = useSignIn()
  const { user } = useUser()

  return (
    <>
      <button onClick={() => signIn.sso({ strategy: GITHUB, redirectUrl: '/sso' })}>GitHub</button>
      <button onClick={() => signIn.sso({ strategy: 'oauth_custom_acme', redirectUrl: '/sso' })}>Acme</button>
      <button onClick={() => user?.createExternalAccount({ strategy: 'oauth_google', redirectUrl: '/' })}>Connect</button>
    </>
  )
}
