'use client'

import { auth } from '@clerk/nextjs'

export async function Me() {
  const { userId } = await auth()
  return userId
}
