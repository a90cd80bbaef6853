'use client'
import { useSignIn } from '@clerk/nextjs'

export default function Page() {
  const { signIn } = useSignIn()
  // expect: CLERK-STRATEGY-002
  return <button onClick={() => signIn?.create({ strategy: 'reset_password_email_code', identifier: 'a' })}>Reset</button>
}
