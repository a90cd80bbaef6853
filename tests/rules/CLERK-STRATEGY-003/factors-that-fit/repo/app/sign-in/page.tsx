'use client'
import { useSignIn } from '@clerk/nextjs'

export default function Page() {
  const { signIn } = useSignIn()
  const verify = async (code: string) => {
    await signIn.mfa.verifyTOTP({ code })
    await signIn.mfa.verifyBackupCode({ code })
    await signIn.mfa.verifyPhoneCode({ code })
  }

  return <button onClick={() => verify('1')}>Verify</button>
}
