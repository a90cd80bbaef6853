import { ClerkProvider } from '@clerk/nextjs'

export default function RootLayout({ children }) {
  return (
    <ClerkProvider publishableKey="pk_live_Y2xlcmsub2xkLXNob3AuZXhhbXBsZSQ=">
      <html lang="en">
        <body>{children}</body>
      </html>
    </ClerkProvider>
  )
}
