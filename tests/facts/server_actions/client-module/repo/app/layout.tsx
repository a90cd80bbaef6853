import { ClerkProvider } from '@clerk/nextjs'

export default ({ children }) => <ClerkProvider><html><body>{children}</body></html></ClerkProvider>
