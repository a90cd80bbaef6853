import { ClerkProvider } from '@clerk/react'
import { createRoot } from 'react-dom/client'

import { App } from './app'

createRoot(document.getElementById('root')!).render(
  <ClerkProvider publishableKey={import.meta.env.VITE_CLERK_PUBLISHABLE_KEY} signInUrl="/login" signUpUrl="/#/join">
    <App />
  </ClerkProvider>,
)
