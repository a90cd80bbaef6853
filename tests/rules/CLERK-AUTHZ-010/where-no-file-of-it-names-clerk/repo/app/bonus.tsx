'use client'

import { addCredits } from '@/lib/actions/credits'

export function Bonus({ owner }: { owner: string }) {
  return <button onClick={() => addCredits(owner, 5)}>Take 5 credits</button>
}
