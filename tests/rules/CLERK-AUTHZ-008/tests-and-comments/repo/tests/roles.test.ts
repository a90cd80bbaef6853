import { currentUser } from '@clerk/nextjs/server'

test('role', async () => {
  const user = await currentUser()
  if (user?.unsafeMetadata.role !== 'admin') {
    throw new Error('no')
  }
})
