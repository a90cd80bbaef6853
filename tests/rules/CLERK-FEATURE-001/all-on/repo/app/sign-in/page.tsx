'use client'
import { GoogleOneTap } from '@clerk/nextjs'

export default function Page() {
  return <GoogleOneTap />
}
