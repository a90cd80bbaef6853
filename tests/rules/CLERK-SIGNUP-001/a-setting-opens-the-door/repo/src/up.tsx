import { SignUpButton, Waitlist } from '@clerk/clerk-react'

export function Up() {
  return import.meta.env.VITE_OPEN === 'true' ? <SignUpButton>Start</SignUpButton> : <Waitlist />
}
