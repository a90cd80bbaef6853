import { useSignUp } from '@clerk/clerk-react'

export function Continue() {
  const { signUp } = useSignUp()
  const needsPhone = signUp?.missingFields.includes('phone_number')
  const go = async (phoneNumber: string) => {
    await signUp!.update({ ...(needsPhone ? { phoneNumber } : {}) })
    if (needsPhone) {
      await signUp!.preparePhoneNumberVerification({ strategy: 'phone_code' })
    }
  }

  return <button onClick={() => go('+15555550100')}>Go on</button>
}
