import { ClerkProvider, useAuth } from '@clerk/clerk-react'
import { ConvexReactClient } from 'convex/react'
import { ConvexProviderWithClerk } from 'convex/react-clerk'

const convex = new ConvexReactClient(import.meta.env.VITE_CONVEX_URL)

export const Root = () => (
  <ClerkProvider publishableKey={import.meta.env.VITE_CLERK_PUBLISHABLE_KEY}>
    {/* expect: CLERK-SNAPSHOT-003 */}
    <ConvexProviderWithClerk client={convex} useAuth={useAuth}>notes</ConvexProviderWithClerk>
  </ClerkProvider>
)
