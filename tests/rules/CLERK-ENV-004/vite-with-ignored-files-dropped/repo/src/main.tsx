import { ClerkProvider } from '@clerk/react'
import { createRoot } from 'react-dom/client'

createRoot(document.body).render(
  <ClerkProvider publishableKey={import.meta.env.VITE_CLERK_PUBLISHABLE_KEY}>hello</ClerkProvider>,
)
