import { currentUser } from '@clerk/nextjs/server'

const row = await load()
if (row.unsafeMetadata.role !== 'admin') {
  throw new Error('no')
}

export async function copy() {
  const user = await currentUser()
  return { ...user?.unsafeMetadata, public: user?.publicMetadata.role }
}
