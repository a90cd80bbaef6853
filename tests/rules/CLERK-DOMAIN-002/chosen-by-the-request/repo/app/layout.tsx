import { ClerkProvider } from '@clerk/nextjs'

export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <ClerkProvider isSatellite={(url) => url.host !== 'shop.example'} domain={(url) => url.host} proxyUrl={process.env.PROXY}>
      <html lang="en">
        <body>{children}</body>
      </html>
    </ClerkProvider>
  )
}
