import { ClerkProvider } from '@clerk/nextjs'
import type { ReactNode } from 'react'
import { Header } from '@/components/header'

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <ClerkProvider>
          <Header />
          <main>{children}</main>
        </ClerkProvider>
      </body>
    </html>
  )
}
