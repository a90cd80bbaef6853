import { useSignUp } from '@clerk/react'

export function useStart() {
  const { signUp } = useSignUp()

  return async (phoneNumber: string) => {
    await signUp.create({ phoneNumber })
    // expect: CLERK-STRATEGY-002
    await signUp.verifications.sendPhoneCode()
  }
}
