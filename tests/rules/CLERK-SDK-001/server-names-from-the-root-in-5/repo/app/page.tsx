import { auth, currentUser, redirectToSignIn } from '@clerk/nextjs'

export default async function Page() {
  // expect: CLERK-SDK-001
  const { userId } = auth()
  // expect: CLERK-SDK-001
  const user = await currentUser()
  // expect: CLERK-SDK-001
  if (!userId) return redirectToSignIn()
  return user?.id
}
