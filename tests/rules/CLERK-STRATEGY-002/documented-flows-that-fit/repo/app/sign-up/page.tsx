'use client'
import { useSignUp } from '@clerk/nextjs'

export default function Page() {
  const { signUp } = useSignUp()

  const submit = async (emailAddress: string, password: string) => {
    await signUp.password({ emailAddress, password })
    await signUp.verifications.sendEmailCode()
  }

  return <button onClick={() => submit('a', 'b')}>Up<span id="clerk-captcha" /></button>
}
