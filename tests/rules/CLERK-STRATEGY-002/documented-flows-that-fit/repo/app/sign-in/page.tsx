'use client'
import { useSignIn } from '@clerk/nextjs'

export default function Page() {
  const { signIn } = useSignIn()

  const withPassword = async (emailAddress: string, password: string) => {
    await signIn.password({ emailAddress, password })
    if (signIn.status === 'needs_client_trust') {
      await signIn.mfa.sendEmailCode()
    }
  }
  const withCode = () => signIn.emailCode.sendCode({ emailAddress: 'a' })
  const reset = () => signIn.resetPasswordEmailCode.sendCode()

  return <button onClick={() => withPassword('a', 'b').then(withCode).then(reset)}>In</button>
}
