import { ClerkProvider } from '@clerk/react'
import { createRoot } from 'react-dom/client'

const publishableKey =
  import.meta.env.VITE_CLERK_PUBLISHABLE_KEY ?? 'pk_test_b3RoZXItZmFrZS00Mi5jbGVyay5hY2NvdW50cy5kZXYk'

createRoot(document.body).render(<ClerkProvider publishableKey={publishableKey} />)
