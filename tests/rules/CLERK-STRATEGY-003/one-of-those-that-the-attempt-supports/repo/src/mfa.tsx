import { useSignIn } from '@clerk/clerk-react'

export function Mfa() {
  const { signIn } = useSignIn()
  const start = async () => {
    const factors = signIn!.supportedSecondFactors ?? []
    const phone = factors.find((factor) => factor.strategy === 'phone_code')
    if (factors.some((factor) => factor.strategy === 'totp')) return 'totp'
    if (phone && phone.strategy === 'phone_code') {
      await signIn!.prepareSecondFactor({ strategy: 'phone_code', phoneNumberId: phone.phoneNumberId })
    }
    return 'phone_code'
  }
  const finish = (way: string, code: string) =>
    way === 'totp'
      ? signIn!.attemptSecondFactor({ strategy: 'totp', code })
      : signIn!.attemptSecondFactor({ strategy: 'phone_code', code })

  return <button onClick={() => start().then((way) => finish(way, '1'))}>Go on</button>
}
