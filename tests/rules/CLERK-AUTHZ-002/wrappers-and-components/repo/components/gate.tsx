'use client'
import { Show } from '@clerk/nextjs'

export function Gate({ permission, children }: { permission: string; children: React.ReactNode }) {
  return <Show when={{ permission }}>{children}</Show>
}
