'use client'

// expect: CLERK-SDK-005
import { auth, useUser } from '@clerk/nextjs'

export function Me() {
  return <p>{useUser().user?.firstName}</p>
}
