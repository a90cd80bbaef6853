import { Webhook } from 'svix';

export async function POST(req: Request) {
  const evt = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(await req.text(), {
    'svix-id': req.headers.get('svix-id')!,
    'svix-timestamp': req.headers.get('svix-timestamp')!,
    'svix-signature': req.headers.get('svix-signature')!,
  }) as any;
  if (evt.type === 'user.created') await save(evt.data);
  return new Response('ok');
}
