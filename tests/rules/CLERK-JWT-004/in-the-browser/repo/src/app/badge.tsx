'use client'

import { useAuth } from '@clerk/nextjs'

export function Badge() {
  const { sessionClaims } = useAuth()
  // expect: CLERK-JWT-004
  return <span>{sessionClaims?.org_slug as string}</span>
}
