import { createClient } from '@supabase/supabase-js'

const db = createClient(Deno.env.get('SUPABASE_URL')!, Deno.env.get('SUPABASE_SERVICE_ROLE_KEY')!)

export async function keepMember(id: string, name: string) {
  const { error } = await db.from('members').upsert({ id, name })
  if (error) {
    throw error
  }
}

export async function dropMember(id: string) {
  await db.from('members').delete().eq('id', id)
}
