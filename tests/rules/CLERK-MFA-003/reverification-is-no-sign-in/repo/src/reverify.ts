import { useSession } from '@clerk/clerk-react'

export function useReverify() {
  const { session } = useSession()
  return (code: string) => session!.attemptSecondFactorVerification({ strategy: 'totp', code })
}
