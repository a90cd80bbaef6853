import { ClerkProvider, SignUpButton } from '@clerk/react'

export const App = () => (
  <ClerkProvider publishableKey={import.meta.env.VITE_CLERK_PUBLISHABLE_KEY} waitlistUrl="/join">
    <SignUpButton />
  </ClerkProvider>
)
