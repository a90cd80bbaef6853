import { currentUser } from '@clerk/nextjs/server'

export async function isAdmin() {
  const user = await currentUser()
  if (!user) {
    return false
  }
  // expect: CLERK-AUTHZ-008
  return user.unsafeMetadata.isAdmin === true
}
