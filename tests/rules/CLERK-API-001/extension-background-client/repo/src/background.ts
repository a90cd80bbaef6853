import { createClerkClient } from '@clerk/chrome-extension/background'

export async function token() {
  const clerk = await createClerkClient({ publishableKey: process.env.PLASMO_PUBLIC_CLERK_PUBLISHABLE_KEY })
  return await clerk.session?.getToken()
}
