import { ClerkProvider } from '@clerk/nextjs'

export default function Layout({ children }: { children: React.ReactNode }) {
  return <ClerkProvider signInUrl={process.env.NODE_ENV === 'production' ? '/sign-in' : '/dev-login'}>{children}</ClerkProvider>
}
