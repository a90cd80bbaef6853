import { ClerkProvider, Show, SignInButton, UserButton } from '@clerk/nextjs'

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <ClerkProvider afterSignOutUrl="/bye" signInFallbackRedirectUrl="/home">
          <Show when="signed-out">
            <SignInButton />
          </Show>
          <Show when="signed-in">
            <UserButton />
          </Show>
          {children}
        </ClerkProvider>
      </body>
    </html>
  )
}
