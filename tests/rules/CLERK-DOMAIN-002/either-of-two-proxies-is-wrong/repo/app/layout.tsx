import { ClerkProvider } from '@clerk/nextjs'

export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <ClerkProvider
      proxyUrl={
        process.env.NODE_ENV === 'production'
          ? // expect: CLERK-DOMAIN-002
            'https://old-shop.example/__clerk'
          : 'https://staging-shop.example/__clerk'
      }
    >
      {children}
    </ClerkProvider>
  )
}
