import { ClerkProvider } from '@clerk/nextjs'

export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <ClerkProvider proxyUrl="https://shop.example/__clerk/">
      <html lang="en">
        <body>{children}</body>
      </html>
    </ClerkProvider>
  )
}
