'use client'

import { auth } from '@clerk/nextjs/server'

export async function Me() {
  // expect: CLERK-SDK-005
  const { userId } = await auth()
  return <p>{userId}</p>
}
