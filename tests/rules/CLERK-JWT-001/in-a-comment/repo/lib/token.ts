import { auth } from '@clerk/nextjs/server'

export async function token() {
  const { getToken } = await auth()
  // was: getToken({ template: 'integration_firebase' })
  return getToken({ skipCache: true })
}
