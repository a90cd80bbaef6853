import { ClerkProvider } from '@clerk/nextjs'

export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <ClerkProvider isSatellite domain="store.example" proxyUrl="/__clerk">
      <html lang="en">
        <body>{children}</body>
      </html>
    </ClerkProvider>
  )
}
