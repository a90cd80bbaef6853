import { ClerkProvider } from '@clerk/clerk-react'
import { In } from './in'

const key = import.meta.env.VITE_CLERK_PUBLISHABLE_KEY

export function Main() {
  if (!key) throw new Error('no key')
  return (
    <ClerkProvider publishableKey={key}>
      <In />
    </ClerkProvider>
  )
}
