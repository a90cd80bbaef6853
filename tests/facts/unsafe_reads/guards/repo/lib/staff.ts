import { currentUser } from '@clerk/nextjs/server'

export const isStaff = async () => {
  const user = await currentUser()
  return Boolean(user) && user.unsafeMetadata.isStaff
}
