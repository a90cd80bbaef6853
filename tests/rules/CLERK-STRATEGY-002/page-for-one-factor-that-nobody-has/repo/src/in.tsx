import { useSignIn } from '@clerk/clerk-react'

export function In() {
  const { signIn } = useSignIn()
  const go = async (identifier: string) => {
    const { supportedFirstFactors } = await signIn!.create({ identifier })
    const factor = supportedFirstFactors?.find((one) => one.strategy === 'phone_code')
    if (factor && factor.strategy === 'phone_code') {
      // expect: CLERK-STRATEGY-002
      await signIn!.prepareFirstFactor({ strategy: 'phone_code', phoneNumberId: factor.phoneNumberId })
    }
  }

  return <button onClick={() => go('+15555550100')}>In</button>
}
