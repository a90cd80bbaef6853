'use server'
import { currentUser } from '@clerk/nextjs/server'

export async function publish(id: string) {
  const user = await currentUser()
  // expect: CLERK-AUTHZ-008
  if (!['editor', 'admin'].includes(user?.unsafeMetadata.userRole as string)) {
    throw new Error('editors alone')
  }
  return id
}
