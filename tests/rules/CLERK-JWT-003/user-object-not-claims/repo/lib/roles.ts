import { currentUser } from '@clerk/nextjs/server'

export async function isAdmin() {
  return (await currentUser())?.publicMetadata.role === 'admin'
}
