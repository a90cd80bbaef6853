import { auth, currentUser, redirectToSignIn } from '@clerk/nextjs/server'
import { isClerkAPIResponseError } from '@clerk/nextjs/errors'

export default async function Page() {
  const { userId } = auth()
  const user = await currentUser()
  if (!userId) return redirectToSignIn()
  return isClerkAPIResponseError(user) ? null : user?.id
}
