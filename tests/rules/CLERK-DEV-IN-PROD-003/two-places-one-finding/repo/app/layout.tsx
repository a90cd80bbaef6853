import { ClerkProvider } from '@clerk/nextjs'

export default function RootLayout({ children }) {
  return (
    <ClerkProvider publishableKey="pk_live_ZmFrZS1ob3N0LTEzLmNsZXJrLmFjY291bnRzLmRldiQ">
      <html lang="en">
        <body>{children}</body>
      </html>
    </ClerkProvider>
  )
}
