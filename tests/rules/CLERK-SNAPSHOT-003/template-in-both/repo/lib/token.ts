import { auth } from '@clerk/nextjs/server'

export async function token() {
  const { getToken } = await auth()
  return getToken({ template: 'supabase' })
}
