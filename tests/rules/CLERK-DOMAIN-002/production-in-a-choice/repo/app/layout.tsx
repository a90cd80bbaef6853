import { ClerkProvider } from '@clerk/nextjs'

export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <ClerkProvider isSatellite domain={process.env.NODE_ENV === 'production' ? 'outlet.example' : 'localhost:3001'} proxyUrl={process.env.NODE_ENV === 'production' ? '/__clerk' : undefined}>
      <html lang="en">
        <body>{children}</body>
      </html>
    </ClerkProvider>
  )
}
