'use client'
import { useSignIn } from '@clerk/nextjs'

export default function Page() {
  const { signIn } = useSignIn()
  // expect: CLERK-STRATEGY-002
  const send = () => signIn.emailCode.sendCode({ emailAddress: 'me@fake-shop.example' })
  const verify = () => signIn.emailCode.verifyCode({ code: '123456' })

  return <button onClick={() => send().then(verify)}>Code</button>
}
