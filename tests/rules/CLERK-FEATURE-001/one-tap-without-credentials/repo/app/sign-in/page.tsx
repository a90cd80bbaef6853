'use client'
import { GoogleOneTap } from '@clerk/nextjs'

export default function Page() {
  // expect: CLERK-FEATURE-001
  return <GoogleOneTap />
}
