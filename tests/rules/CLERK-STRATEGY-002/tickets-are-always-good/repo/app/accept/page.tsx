'use client'
import { useSignIn, useSignUp } from '@clerk/nextjs'

export default function Page() {
  const { signIn } = useSignIn()
  const { signUp } = useSignUp()
  const go = async (ticket: string) => {
    await signIn!.create({ strategy: 'ticket', ticket })
    await signUp!.create({ strategy: 'ticket', ticket })
  }

  return <button onClick={() => go('x')}>Accept</button>
}
