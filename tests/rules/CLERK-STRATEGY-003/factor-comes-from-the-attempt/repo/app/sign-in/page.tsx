'use client'
import { useSignIn } from '@clerk/nextjs'

export default function Page() {
  const { signIn } = useSignIn()
  const verify = (code: string) => {
    const factor = signIn!.supportedSecondFactors![0]
    return signIn!.attemptSecondFactor({ strategy: factor.strategy as any, code })
  }

  return <button onClick={() => verify('1')}>Verify</button>
}
