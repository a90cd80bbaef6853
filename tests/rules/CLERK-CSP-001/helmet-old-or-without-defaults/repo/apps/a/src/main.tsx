import { ClerkProvider } from '@clerk/clerk-react'
import { createRoot } from 'react-dom/client'

createRoot(document.getElementById('root')!).render(
  <ClerkProvider publishableKey={import.meta.env.VITE_CLERK_PUBLISHABLE_KEY}>shop</ClerkProvider>,
)
