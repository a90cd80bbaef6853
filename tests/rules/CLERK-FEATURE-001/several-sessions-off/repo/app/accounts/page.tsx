'use client'
import { useSessionList } from '@clerk/nextjs'

export default function Page() {
  // expect: CLERK-FEATURE-001
  const { sessions } = useSessionList()
  return <p>{sessions?.length}</p>
}
