'use client'
import type { OAuthStrategy } from '@clerk/types'
import { useSignUp } from '@clerk/nextjs'

export function OAuthButton({ strategy }: { strategy: OAuthStrategy }) {
  const { signUp } = useSignUp()

  return <button onClick={() => signUp?.authenticateWithRedirect({ strategy, redirectUrl: '/', redirectUrlComplete: '/' })} />
}
