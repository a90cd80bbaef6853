'use client'

import { useUser } from '@clerk/nextjs'
import { addCredits } from '../lib/actions'

export function Credits() {
  const { user } = useUser()
  return <button onClick={() => addCredits(user.id, 10)}>More</button>
}
