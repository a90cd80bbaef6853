import { Webhook } from 'svix'

export async function verified(req: Request) {
  const event = await req.json()
  const wh = new Webhook(Deno.env.get('CLERK_WEBHOOK_SIGNING_SECRET')!)
  return wh.verify(JSON.stringify(event), Object.fromEntries(req.headers))
}
