import { createClient } from 'npm:@supabase/supabase-js@2'
import { Webhook } from 'npm:svix@1'

const supabase = createClient(Deno.env.get('SUPABASE_URL')!, Deno.env.get('SUPABASE_SERVICE_ROLE_KEY')!)

Deno.serve(async (req) => {
  // expect: CLERK-WEBHOOK-021
  const wh = new Webhook(Deno.env.get('CLERK_WEBHOOK_SECRET') ?? '')
  const evt: any = wh.verify(await req.text(), Object.fromEntries(req.headers))
  if (evt.type === 'user.created') {
    await supabase.from('users').upsert({ id: evt.data.id })
  }
  return new Response('ok')
})
