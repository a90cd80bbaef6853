import { auth } from '@clerk/nextjs/server'

export async function databaseToken() {
  const { getToken } = await auth()
  return getToken({ template: 'api' })
}
