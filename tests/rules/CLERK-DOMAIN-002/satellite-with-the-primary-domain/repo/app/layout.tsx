import { ClerkProvider } from '@clerk/nextjs'

export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <ClerkProvider
      isSatellite
      // expect: CLERK-DOMAIN-002
      domain="shop.example"
    >
      {children}
    </ClerkProvider>
  )
}
