import { createClient } from '@supabase/supabase-js'
import { auth } from '@clerk/nextjs/server'

// const token = await getToken({ template: 'supabase' })
/** const token = await session.getToken({ template: 'supabase' }) */
export const usage = "getToken({ template: 'supabase' })"

declare global {
  interface Window { getToken(options: { template: 'hasura' }): Promise<string> }
}

export const client = async () => {
  const { getToken } = await auth()
  return createClient('https://example.supabase.co', 'anon', { accessToken: () => getToken() })
}
