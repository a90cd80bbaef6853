'use client'
import { useAuth } from '@clerk/nextjs'

export default function Page() {
  return <p>{useAuth().userId}</p>
}
