'use client'

import { useAuth } from '@clerk/nextjs'
import type { User } from '@clerk/nextjs/server'

export function Me({ user }: { user: User }) {
  const { userId } = useAuth()
  return <p>{userId} {user.id}</p>
}
