'use client'
import { useSignIn } from '@clerk/nextjs'

export default function Page() {
  const { signIn } = useSignIn()

  const submit = async (emailAddress: string, password: string) => {
    // expect: CLERK-MFA-003
    await signIn.password({ emailAddress, password })
    if (signIn.status === 'needs_second_factor') {
      await signIn.mfa.verifyTOTP({ code: '1' })
    }
    await signIn.finalize({ navigate: () => location.assign('/') })
  }

  return <button onClick={() => submit('a', 'b')}>In</button>
}
