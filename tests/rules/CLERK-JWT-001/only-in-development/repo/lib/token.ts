import { auth } from '@clerk/nextjs/server'

export async function databaseToken() {
  const { getToken } = await auth()
  // expect: CLERK-JWT-001
  return getToken({ template: 'billing' })
}
