'use client'
import { useClerk } from '@clerk/nextjs'

export default function Done({ sessionId }: { sessionId: string }) {
  const { setActive } = useClerk()
  return <button onClick={() => setActive({ session: sessionId, organization: null })}>Go on</button>
}
