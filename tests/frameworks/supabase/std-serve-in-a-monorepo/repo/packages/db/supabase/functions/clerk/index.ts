import { serve } from 'https://deno.land/std@0.168.0/http/server.ts'
import { createClient } from 'https://esm.sh/@supabase/supabase-js@2'
import { Webhook } from 'https://esm.sh/svix@1.15.0?target=deno'

const supabase = createClient(Deno.env.get('SUPABASE_URL')!, Deno.env.get('SERVICE_KEY')!)

serve(async (req) => {
  const payload = await req.text()
  const headers = Object.fromEntries(req.headers)
  try {
    const wh = new Webhook(Deno.env.get('CLERK_WEBHOOK_SECRET')!)
    const event = wh.verify(payload, headers)
    switch (event.type) {
      case 'user.created':
        await supabase.from('users').upsert({ id: event.data.id })
        break
      case 'user.deleted':
        await supabase.from('users').delete().eq('id', event.data.id)
        break
    }
    return new Response(JSON.stringify({ ok: true }), { status: 200 })
  } catch (error) {
    return new Response(error.message, { status: 400 })
  }
})
