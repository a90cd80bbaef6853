import { ClerkProvider } from '@clerk/react'
import { createRoot } from 'react-dom/client'

const key = import.meta.env.VITE_CLERK_PUBLISHABLE_KEY
const root = createRoot(document.body)

root.render(key ? <ClerkProvider publishableKey={key}>hello</ClerkProvider> : <p>hello</p>)
