import { auth, clerkClient, currentUser } from '@clerk/nextjs/server'

export default async function Page() {
  const { isAuthenticated, redirectToSignIn, userId } = await auth()
  if (!isAuthenticated) return redirectToSignIn()
  const client = await clerkClient()
  const list = await client.users.getOrganizationMembershipList({ userId })
  const user = await currentUser()
  return <p>{user?.firstName} {list.totalCount}</p>
}
