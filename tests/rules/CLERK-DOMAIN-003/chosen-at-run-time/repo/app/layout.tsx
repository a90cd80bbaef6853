import { ClerkProvider } from '@clerk/nextjs'

export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <ClerkProvider isSatellite={process.env.NODE_ENV === 'production'}>
      <html lang="en">
        <body>{children}</body>
      </html>
    </ClerkProvider>
  )
}
