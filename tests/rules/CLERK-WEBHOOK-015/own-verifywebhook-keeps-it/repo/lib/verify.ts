import { Webhook } from 'svix'

export async function verifyWebhook(req: Request): Promise<any> {
  return new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).verify(await req.text(), {
    'svix-id': req.headers.get('svix-id')!,
    'svix-timestamp': req.headers.get('svix-timestamp')!,
    'svix-signature': req.headers.get('svix-signature')!,
  })
}
