'use client'
import { APIKeys } from '@clerk/nextjs'

export default function Page() {
  // expect: CLERK-FEATURE-001
  return <APIKeys />
}
