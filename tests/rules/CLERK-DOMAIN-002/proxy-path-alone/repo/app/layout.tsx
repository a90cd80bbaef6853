import { ClerkProvider } from '@clerk/nextjs'

export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <ClerkProvider
      // expect: CLERK-DOMAIN-002
      proxyUrl="/auth-proxy"
    >
      {children}
    </ClerkProvider>
  )
}
