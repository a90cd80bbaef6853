import { ClerkProvider } from '@clerk/nextjs'

export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <ClerkProvider isSatellite domain="store.example" signInUrl="http://localhost:3000/sign-in">
      <html lang="en">
        <body>{children}</body>
      </html>
    </ClerkProvider>
  )
}
