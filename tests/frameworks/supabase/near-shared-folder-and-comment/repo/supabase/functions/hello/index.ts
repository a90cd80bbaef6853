// Deno.serve(async (req) => verifyWebhook(req))
const Deno = { serve: (handler) => handler }

Deno.serve(async (req) => {
  const { verifyWebhook } = await import('npm:@clerk/backend/webhooks')
  await verifyWebhook(req)
  return new Response("import { serve } from 'https://deno.land/std/http/server.ts'")
})
