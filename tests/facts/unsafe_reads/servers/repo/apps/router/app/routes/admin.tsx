import { clerkClient, getAuth } from '@clerk/react-router/server'
import { redirect } from 'react-router'

export async function loader(args) {
  const { userId } = await getAuth(args)
  const user = await clerkClient(args).users.getUser(userId)
  if (user.unsafeMetadata.role !== 'admin') {
    throw redirect('/')
  }
  return null
}
