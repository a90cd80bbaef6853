import { useSignIn } from '@clerk/clerk-react'

export function In() {
  const { signIn } = useSignIn()
  const go = async (identifier: string) => {
    const attempt = await signIn!.create({ identifier })
    for (const factor of attempt.supportedFirstFactors ?? []) {
      switch (factor.strategy) {
        case 'email_code':
          return signIn!.prepareFirstFactor({ strategy: 'email_code', emailAddressId: factor.emailAddressId })
        case 'phone_code':
          return signIn!.prepareFirstFactor({ strategy: 'phone_code', phoneNumberId: factor.phoneNumberId })
      }
    }
  }

  return <button onClick={() => go('me@fake-shop.example')}>In</button>
}
