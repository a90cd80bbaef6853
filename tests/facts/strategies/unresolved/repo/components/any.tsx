'use client'
import { useSignIn } from '@clerk/nextjs'

export function useAny(strategy: 'oauth_google' | 'oauth_apple') {
  const { signIn } = useSignIn()

  return {
    given: () => signIn?.authenticateWithRedirect({ strategy, redirectUrl: '/', redirectUrlComplete: '/' }),
    listed: () => signIn?.prepareFirstFactor(signIn.supportedFirstFactors![0] as never),
    mine: () => signIn?.attemptSecondFactor({ strategy: process.env.NEXT_PUBLIC_SECOND as never, code: '1' }),
    either: () => signIn?.create({ strategy: (process.env.NEXT_PUBLIC_FIRST ?? 'email_link') as never }),
  }
}
