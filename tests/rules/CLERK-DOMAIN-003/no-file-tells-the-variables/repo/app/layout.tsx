import { ClerkProvider } from '@clerk/nextjs'

export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <ClerkProvider isSatellite>
      <html lang="en">
        <body>{children}</body>
      </html>
    </ClerkProvider>
  )
}
