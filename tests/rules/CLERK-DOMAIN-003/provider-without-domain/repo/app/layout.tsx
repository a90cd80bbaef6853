import { ClerkProvider } from '@clerk/nextjs'

export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <ClerkProvider
      // expect: CLERK-DOMAIN-003
      isSatellite
      signInUrl="https://shop.example/sign-in"
    >
      {children}
    </ClerkProvider>
  )
}
