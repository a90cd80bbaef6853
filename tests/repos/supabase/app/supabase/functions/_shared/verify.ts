import { Webhook } from 'svix'

export async function verified(req: Request) {
  const secret = Deno.env.get('CLERK_WEBHOOK_SIGNING_SECRET')
  if (!secret) {
    throw new Error('CLERK_WEBHOOK_SIGNING_SECRET is not set')
  }
  const body = await req.text()
  return new Webhook(secret).verify(body, {
    'svix-id': req.headers.get('svix-id') ?? '',
    'svix-timestamp': req.headers.get('svix-timestamp') ?? '',
    'svix-signature': req.headers.get('svix-signature') ?? '',
  })
}
