import { ClerkProvider, Show, SignInButton, UserButton } from '@clerk/tanstack-react-start'
import { Outlet, createRootRoute } from '@tanstack/react-router'

export const Route = createRootRoute({ component: Root })

function Root() {
  return (
    <ClerkProvider>
      <Show when="signed-out">
        <SignInButton />
      </Show>
      <Show when="signed-in">
        <UserButton />
      </Show>
      <Outlet />
    </ClerkProvider>
  )
}
