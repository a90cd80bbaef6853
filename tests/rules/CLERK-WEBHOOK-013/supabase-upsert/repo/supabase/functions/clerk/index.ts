import { createClient } from 'npm:@supabase/supabase-js@2'
import { verifyWebhook } from 'npm:@clerk/backend/webhooks'

const supabase = createClient(Deno.env.get('SUPABASE_URL')!, Deno.env.get('SUPABASE_SERVICE_ROLE_KEY')!)

Deno.serve(async (req) => {
  const secret = Deno.env.get('CLERK_WEBHOOK_SECRET')
  if (!secret) return new Response('not configured', { status: 500 })
  let evt
  try {
    evt = await verifyWebhook(req, { signingSecret: secret })
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'user.created') {
    const { error } = await supabase.from('users').upsert({ id: evt.data.id })
    if (error) return new Response('failed', { status: 500 })
  }
  return new Response('ok')
})
