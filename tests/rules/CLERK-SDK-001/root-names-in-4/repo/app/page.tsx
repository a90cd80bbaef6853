import { auth, currentUser } from '@clerk/nextjs'

export default async function Page() {
  const { userId } = auth()
  const user = await currentUser()
  return userId && user?.profileImageUrl
}
