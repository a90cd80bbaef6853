import { ClerkProvider } from '@clerk/nextjs'

export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <ClerkProvider isSatellite proxyUrl="https://outlet.example/__clerk">
      <html lang="en">
        <body>{children}</body>
      </html>
    </ClerkProvider>
  )
}
