import { ClerkProvider } from '@clerk/clerk-react'

export const App = () => <ClerkProvider publishableKey="" />
