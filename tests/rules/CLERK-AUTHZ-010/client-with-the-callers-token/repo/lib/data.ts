import { auth } from '@clerk/nextjs/server'
import { createClient } from '@supabase/supabase-js'

export function dataOfCaller() {
  return createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!, {
    async accessToken() {
      return (await auth()).getToken()
    },
  })
}
