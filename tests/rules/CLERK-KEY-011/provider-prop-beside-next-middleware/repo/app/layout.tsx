import { ClerkProvider } from '@clerk/nextjs'

export default function RootLayout({ children }) {
  return (
    // expect: CLERK-KEY-011
    <ClerkProvider publishableKey="pk_test_b3RoZXItZmFrZS00Mi5jbGVyay5hY2NvdW50cy5kZXYk">
      <html lang="en">
        <body>{children}</body>
      </html>
    </ClerkProvider>
  )
}
