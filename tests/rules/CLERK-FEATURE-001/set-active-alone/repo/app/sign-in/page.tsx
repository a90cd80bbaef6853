'use client'
import { useClerk } from '@clerk/nextjs'

export default function Page({ created }: { created: string }) {
  const { setActive } = useClerk()
  return <button onClick={() => setActive({ session: created })}>Go on</button>
}
