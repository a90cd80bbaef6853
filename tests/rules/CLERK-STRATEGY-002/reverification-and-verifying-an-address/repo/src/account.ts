import { useSession, useUser } from '@clerk/react'

export function useAccount() {
  const { user } = useUser()
  const { session } = useSession()

  return async () => {
    await user!.primaryPhoneNumber!.prepareVerification()
    await user!.primaryEmailAddress!.prepareVerification({ strategy: 'email_link', redirectUrl: '/' })
    await session!.prepareFirstFactorVerification({ strategy: 'phone_code', phoneNumberId: 'x' })
  }
}
