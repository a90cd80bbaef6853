'use client'

import { clerk } from '../lib/clerk'

export function Ban({ id }: { id: string }) {
  // expect: CLERK-API-001
  return <button onClick={() => clerk.users.banUser(id)}>Ban</button>
}
