import { ClerkProvider } from '@clerk/chrome-extension'

export const Popup = () => (
  <ClerkProvider publishableKey={process.env.PLASMO_PUBLIC_CLERK_PUBLISHABLE_KEY!}>
    <p>Shop</p>
  </ClerkProvider>
)
