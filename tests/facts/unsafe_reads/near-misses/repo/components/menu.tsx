'use client'
import { useUser } from '@clerk/nextjs'

export function Menu() {
  const { user } = useUser()
  if (user?.unsafeMetadata.role !== 'admin') {
    throw new Error('no')
  }
  return null
}
