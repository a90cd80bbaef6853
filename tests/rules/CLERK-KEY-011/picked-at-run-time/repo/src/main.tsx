import { ClerkProvider } from '@clerk/react'
import { createRoot } from 'react-dom/client'

const publishableKey =
  location.host === 'beta.fake-shop.example' ? 'pk_live_Y2xlcmsub2xkLXNob3AuZXhhbXBsZSQ' : 'pk_live_Y2xlcmsuZmFrZS1zaG9wLmV4YW1wbGUk'

createRoot(document.body).render(<ClerkProvider publishableKey={publishableKey} />)
