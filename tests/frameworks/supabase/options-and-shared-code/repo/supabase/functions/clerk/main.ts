import { Webhook } from '../_shared/deps.ts'

async function handler(req: Request): Promise<Response> {
  const event = await req.json()
  const wh = new Webhook(Deno.env.get('CLERK_WEBHOOK_SECRET')!)
  wh.verify(JSON.stringify(event), Object.fromEntries(req.headers))
  if (event.type === 'user.created') console.log(event.data.id)
  return new Response('ok')
}

Deno.serve({ port: 8000 }, handler)
