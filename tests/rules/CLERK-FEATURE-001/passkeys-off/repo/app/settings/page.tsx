'use client'
import { useUser } from '@clerk/nextjs'

export default function Page() {
  const { user } = useUser()
  // expect: CLERK-FEATURE-001
  return <button onClick={() => user?.createPasskey()}>Add</button>
}
