import { ClerkProvider, SignIn } from '@clerk/react'

export const App = () => (
  <ClerkProvider publishableKey={import.meta.env.VITE_CLERK_PUBLISHABLE_KEY} signUpUrl="/invited">
    <SignIn signUpUrl="/invited" />
  </ClerkProvider>
)
