'use client'
import { useClerk, useSignIn } from '@clerk/nextjs'

export function Switch() {
  const clerk = useClerk()
  const { signIn, setActive } = useSignIn()

  return [
    () => setActive?.({ session: signIn?.createdSessionId }),
    () => clerk.signOut({ redirectUrl: '/' }),
    () => clerk.setActive({ organization: null }),
  ]
}
