'use client'
import { useSignIn } from '@clerk/nextjs'

const PROVIDER = process.env.NEXT_PUBLIC_PROVIDER ?? 'oauth_github'

export default function Page({ provider }: { provider: any }) {
  const { signIn } = useSignIn()

  return (
    <>
      <button onClick={() => signIn.sso({ strategy: PROVIDER as any, redirectUrl: '/' })}>One</button>
      <button onClick={() => signIn.sso({ strategy: provider, redirectUrl: '/' })}>Other</button>
    </>
  )
}
