import { ClerkProvider } from '@clerk/nextjs'
import { keyOf } from '@acme/settings'

export default function Layout({ children }: { children: React.ReactNode }) {
  return <ClerkProvider publishableKey={keyOf("acme")}>{children}</ClerkProvider>
}
