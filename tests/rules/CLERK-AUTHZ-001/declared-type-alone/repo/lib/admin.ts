import { auth } from '@clerk/nextjs/server'

export async function isAdmin() {
  const { has } = await auth()
  return has({ role: 'org:admin' })
}
