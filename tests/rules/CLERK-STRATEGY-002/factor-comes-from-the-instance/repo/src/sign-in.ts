import { useSignIn } from '@clerk/clerk-react'

export function useStart() {
  const { signIn } = useSignIn()

  return async (identifier: string) => {
    const attempt = await signIn!.create({ identifier })
    const factor = attempt.supportedFirstFactors![0]
    await signIn!.prepareFirstFactor({ strategy: factor.strategy } as any)
  }
}
