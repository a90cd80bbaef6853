import { auth, currentUser } from '@clerk/nextjs/server'
import { RedirectToSignIn, SignOutButton } from '@clerk/nextjs'

export default async function Page() {
  const { userId } = await auth()
  const user = await currentUser()
  if (!userId) return <RedirectToSignIn redirectUrl="/back" />
  return <SignOutButton redirectUrl="/bye">{user?.imageUrl}</SignOutButton>
}
