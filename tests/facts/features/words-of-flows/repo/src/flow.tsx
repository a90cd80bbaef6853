import { useClerk, useSession, useSignIn, useSignUp } from '@clerk/clerk-react'
import { go } from 'fake-kit'
import { consent, next } from './steps'

export function useFlow() {
  const { signIn } = useSignIn()
  const { signUp } = useSignUp()
  const { session } = useSession()
  const clerk = useClerk()

  return async (identifier: string) => {
    const attempt = await signIn!.create({ identifier })
    console.log(attempt.status)
    setError(attempt.status)
    go(attempt.status)
    const factors = attempt.supportedSecondFactors
    const { currentTask } = session!
    await signUp!.create({ emailAddress: identifier, legalAccepted: true })
    await signUp!.create({ transfer: true })
    clerk.openSignIn({})
    consent({ asked: next(attempt) })
    go(signUp!.status, session!.status)
  }
}
