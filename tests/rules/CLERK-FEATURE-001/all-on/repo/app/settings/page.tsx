'use client'
import { useUser } from '@clerk/nextjs'

export default function Page() {
  const { user } = useUser()
  return <button onClick={() => user?.createPasskey()}>Add</button>
}
