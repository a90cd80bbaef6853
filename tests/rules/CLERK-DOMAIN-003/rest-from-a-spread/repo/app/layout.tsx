import { ClerkProvider } from '@clerk/nextjs'
import { settings } from 'shop-settings'

export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <ClerkProvider isSatellite {...settings()}>
      {children}
    </ClerkProvider>
  )
}
