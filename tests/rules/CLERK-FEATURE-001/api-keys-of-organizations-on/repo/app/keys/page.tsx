'use client'
import { APIKeys } from '@clerk/nextjs'

export default function Page() {
  return <APIKeys />
}
