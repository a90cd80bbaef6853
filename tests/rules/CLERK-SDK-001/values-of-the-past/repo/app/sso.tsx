'use client'

import { useSession, useSignIn } from '@clerk/nextjs'

export function Sso() {
  const { signIn } = useSignIn()
  const { session } = useSession()
  // expect: CLERK-SDK-001
  const token = () => session?.getToken({ template: 'supabase' })
  // expect: CLERK-SDK-001
  const start = () => signIn.create({ strategy: 'saml', identifier: 'a@b.c' })
  return [token, start].length
}
