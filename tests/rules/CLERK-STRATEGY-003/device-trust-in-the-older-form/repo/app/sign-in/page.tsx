'use client'
import { useSignIn } from '@clerk/nextjs'

export default function Page() {
  const { signIn } = useSignIn()
  const send = () => signIn!.prepareSecondFactor({ strategy: 'email_code', emailAddressId: 'x' })

  return <button onClick={send}>Send</button>
}
