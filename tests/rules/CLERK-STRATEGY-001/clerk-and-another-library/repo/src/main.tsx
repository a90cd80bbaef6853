import { ClerkProvider } from '@clerk/react'

export const App = ({ children }) => <ClerkProvider publishableKey={import.meta.env.VITE_CLERK_PUBLISHABLE_KEY}>{children}</ClerkProvider>
