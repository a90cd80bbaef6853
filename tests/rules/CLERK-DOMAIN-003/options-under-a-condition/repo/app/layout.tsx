import { ClerkProvider } from '@clerk/nextjs'

export default function Layout({ children }: { children: React.ReactNode }) {
  return <ClerkProvider {...(process.env.NODE_ENV === 'production' ? { isSatellite: true, domain: 'shop.dev' } : {})}>{children}</ClerkProvider>
}
