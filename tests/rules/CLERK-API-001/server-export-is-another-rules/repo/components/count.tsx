'use client'

import { clerkClient } from '@clerk/nextjs/server'

export function Count() {
  const load = async () => (await clerkClient()).users.getCount()
  return <button onClick={load}>Count</button>
}
