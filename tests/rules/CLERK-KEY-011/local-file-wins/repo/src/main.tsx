import { ClerkProvider } from '@clerk/react'
import { createRoot } from 'react-dom/client'

const publishableKey =
  import.meta.env.VITE_CLERK_PUBLISHABLE_KEY

createRoot(document.body).render(<ClerkProvider publishableKey={publishableKey} />)
