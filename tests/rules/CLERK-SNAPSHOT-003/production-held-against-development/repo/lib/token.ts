import { auth } from '@clerk/nextjs/server'

export async function token() {
  const { getToken } = await auth()
  // expect: CLERK-SNAPSHOT-003
  return getToken({ template: 'supabase' })
}
