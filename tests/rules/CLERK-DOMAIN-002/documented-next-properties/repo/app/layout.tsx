import { ClerkProvider } from '@clerk/nextjs'

export default function RootLayout({ children }: { children: React.ReactNode }) {
  const primarySignInUrl = 'https://shop.example/sign-in'
  const satelliteDomain = 'outlet.example'

  return (
    <ClerkProvider isSatellite domain={satelliteDomain} signInUrl={primarySignInUrl}>
      {children}
    </ClerkProvider>
  )
}
