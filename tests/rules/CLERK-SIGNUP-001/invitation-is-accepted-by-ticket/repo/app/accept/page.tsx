'use client'
import { useSignUp } from '@clerk/nextjs'
import { useSearchParams } from 'next/navigation'

export default function Page() {
  const { signUp } = useSignUp()
  const ticket = useSearchParams().get('__clerk_ticket')!
  const accept = () => signUp!.create({ strategy: 'ticket', ticket })
  const finish = () => signUp!.create({ transfer: true })

  return <button onClick={() => accept().then(finish)}>Accept</button>
}
