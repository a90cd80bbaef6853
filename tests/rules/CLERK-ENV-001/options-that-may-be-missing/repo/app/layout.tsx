import { ClerkProvider } from '@clerk/nextjs'

export const key = process.env.CLERK_SECRET_KEY
export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <ClerkProvider proxyUrl={process.env.NEXT_PUBLIC_CLERK_PROXY_URL} signInUrl={process.env.NEXT_PUBLIC_CLERK_SIGN_IN_URL}>
      {children}
    </ClerkProvider>
  )
}
