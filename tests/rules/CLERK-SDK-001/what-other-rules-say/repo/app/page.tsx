import { auth } from '@clerk/nextjs'

export default async function Page() {
  const { userId } = auth()
  return userId
}
