import { ClerkProvider, Show, SignInButton, UserButton } from '@clerk/nextjs'

export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <ClerkProvider>
      <html lang="en">
        <body>
          <Show when="signed-out">
            <SignInButton />
          </Show>
          <Show when="signed-in">
            <UserButton />
          </Show>
          {children}
        </body>
      </html>
    </ClerkProvider>
  )
}
