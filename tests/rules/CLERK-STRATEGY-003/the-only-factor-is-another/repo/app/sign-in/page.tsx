'use client'
import { useSignIn } from '@clerk/nextjs'

export default function Page() {
  const { signIn } = useSignIn()
  // expect: CLERK-STRATEGY-003
  const verify = (code: string) => signIn.mfa.verifyTOTP({ code })

  return <button onClick={() => verify('1')}>Verify</button>
}
