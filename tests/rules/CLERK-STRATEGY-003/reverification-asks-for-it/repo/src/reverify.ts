import { useSession } from '@clerk/react'

export function useReverify() {
  const { session } = useSession()
  // expect: CLERK-STRATEGY-003
  return (code: string) => session!.attemptSecondFactorVerification({ strategy: 'totp', code })
}
