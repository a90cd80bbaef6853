'use client'
import { useUser } from '@clerk/nextjs'

export default function Page() {
  const { user } = useUser()
  // expect: CLERK-STRATEGY-003
  return <button onClick={() => user?.createTOTP()}>Set up</button>
}
