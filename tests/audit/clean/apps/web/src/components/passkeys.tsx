'use client'

import { useUser } from '@clerk/nextjs'

export function Passkeys() {
  const { user } = useUser()

  return <button onClick={() => user?.createPasskey()}>Add a passkey</button>
}
