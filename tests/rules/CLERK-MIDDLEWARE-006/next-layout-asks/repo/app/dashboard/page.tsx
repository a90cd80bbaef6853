'use client'
import { useUser } from '@clerk/nextjs'

export default function Page() {
  const { isSignedIn } = useUser()
  return isSignedIn ? <p>Sales</p> : null
}
