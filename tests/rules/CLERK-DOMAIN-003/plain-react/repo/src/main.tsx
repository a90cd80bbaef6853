import { ClerkProvider } from '@clerk/react'

export const Root = () => (
  // expect: CLERK-DOMAIN-003
  <ClerkProvider publishableKey={import.meta.env.VITE_CLERK_PUBLISHABLE_KEY} isSatellite>
    <p>Shop</p>
  </ClerkProvider>
)
