import { ClerkProvider } from '@clerk/nextjs'

export default function Layout({ children }: { children: React.ReactNode }) {
  if (process.env.NODE_ENV === 'development') {
    return <ClerkProvider>{children}</ClerkProvider>
  }
  return (
    <ClerkProvider isSatellite domain="shop.dev">
      {children}
    </ClerkProvider>
  )
}
