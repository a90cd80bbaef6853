import { ClerkProvider } from '@clerk/nextjs'

export default function RootLayout({ children }: { children: React.ReactNode }) {
  const primarySignInUrl = 'http://localhost:3000/sign-in'
  const satelliteDomain = 'localhost:3001'

  return (
    <ClerkProvider isSatellite domain={satelliteDomain} signInUrl={primarySignInUrl}>
      {children}
    </ClerkProvider>
  )
}
