'use client'
import { useClerk, useSession } from '@clerk/nextjs'

export default function Page({ created }: { created: string }) {
  const { session } = useSession()
  const { setActive, signOut } = useClerk()
  return (
    <>
      <button onClick={() => setActive({ session: created })}>Go on</button>
      <button onClick={() => signOut({ sessionId: session?.id })}>Sign out</button>
    </>
  )
}
