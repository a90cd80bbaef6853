import type { ReactNode } from 'react'
import { ClerkProvider } from '@clerk/nextjs'
import { Header } from '@/components/header'

export const metadata = { title: 'Parcel desk' }

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <ClerkProvider>
      <html lang="en">
        <body>
          <Header />
          <main>{children}</main>
        </body>
      </html>
    </ClerkProvider>
  )
}
