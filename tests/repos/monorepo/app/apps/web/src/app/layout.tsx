import type { ReactNode } from 'react'
import { ClerkProvider } from '@clerk/nextjs'

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <ClerkProvider>
      <html lang="en">
        <body>{children}</body>
      </html>
    </ClerkProvider>
  )
}
