import { createClient } from 'npm:@supabase/supabase-js@2'
import { Webhook } from 'npm:svix@1'

const supabase = createClient(Deno.env.get('SUPABASE_URL')!, Deno.env.get('SUPABASE_SERVICE_ROLE_KEY')!)

Deno.serve(async (req) => {
  const body = await req.text()
  const secret = Deno.env.get('CLERK_WEBHOOK_SECRET')
  // expect: CLERK-WEBHOOK-004
  if (secret) {
    new Webhook(secret).verify(body, Object.fromEntries(req.headers))
  }
  const evt = JSON.parse(body)
  if (evt.type === 'user.created') {
    await supabase.from('users').upsert({ id: evt.data.id })
  }
  return new Response('ok')
})
