import { ClerkProvider } from '@clerk/nextjs'

// expect: CLERK-DOMAIN-002
const production = 'outlett.example'

export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <ClerkProvider isSatellite domain={process.env.NODE_ENV === 'production' ? production : 'localhost:3001'}>
      {children}
    </ClerkProvider>
  )
}
