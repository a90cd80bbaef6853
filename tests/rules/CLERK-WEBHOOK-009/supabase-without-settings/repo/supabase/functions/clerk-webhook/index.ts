import { createClient } from 'npm:@supabase/supabase-js@2'
import { verifyWebhook } from 'npm:@clerk/backend@2/webhooks'

const db = createClient(Deno.env.get('SUPABASE_URL')!, Deno.env.get('SUPABASE_SERVICE_ROLE_KEY')!)

Deno.serve(async (req) => {
  let evt
  try {
    evt = await verifyWebhook(req, { signingSecret: Deno.env.get('CLERK_WEBHOOK_SECRET') })
  } catch {
    return new Response('not verified', { status: 400 })
  }
  if (evt.type === 'user.created') {
    const email = evt.data.email_addresses[0]?.email_address
    await db.from('people').upsert({ id: evt.data.id, email })
  }
  return new Response('ok')
})
