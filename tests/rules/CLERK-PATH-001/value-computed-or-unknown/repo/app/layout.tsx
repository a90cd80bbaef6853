import { ClerkProvider } from '@clerk/nextjs'

export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <ClerkProvider signInUrl={`/${process.env.REGION}/login`} signUpUrl={process.env.SIGN_UP}>
      <html lang="en">
        <body>{children}</body>
      </html>
    </ClerkProvider>
  )
}
