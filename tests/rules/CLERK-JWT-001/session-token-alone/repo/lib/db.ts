import { auth } from '@clerk/nextjs/server'
import { createClient } from '@supabase/supabase-js'

export const db = () =>
  createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!, {
    accessToken: async () => (await auth()).getToken(),
  })
