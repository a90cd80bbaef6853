'use client'
import { auth } from '@clerk/nextjs/server'

export function Name() {
  const { userId } = auth()
  return <b>{userId}</b>
}
