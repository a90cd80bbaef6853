import { ClerkProvider } from '@clerk/nextjs'

export default function RootLayout({ children }) {
  return (
    <ClerkProvider publishableKey="pk_live_Y2xlcmsuZmFrZS1zaG9wLmV4YW1wbGUk">
      <html lang="en">
        <body>{children}</body>
      </html>
    </ClerkProvider>
  )
}
