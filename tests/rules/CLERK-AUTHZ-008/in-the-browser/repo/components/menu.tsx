'use client'
import { useUser } from '@clerk/nextjs'
import { useRouter } from 'next/navigation'

export function Menu() {
  const { user } = useUser()
  const router = useRouter()
  if (user?.unsafeMetadata.role !== 'admin') {
    router.push('/')
    throw new Error('no')
  }
  return <p>Menu</p>
}
