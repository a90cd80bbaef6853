'use client'
import { useSignUp } from '@clerk/nextjs'

export default function Page() {
  const { signUp } = useSignUp()
  return <button onClick={() => signUp.update({ legalAccepted: true })}>I agree</button>
}
