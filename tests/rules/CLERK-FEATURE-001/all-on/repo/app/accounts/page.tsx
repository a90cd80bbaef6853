'use client'
import { useSessionList } from '@clerk/nextjs'

export default function Page() {
  const { sessions } = useSessionList()
  return <p>{sessions?.length}</p>
}
