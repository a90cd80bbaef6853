import { Webhook } from 'svix';

export async function POST(request: Request) {
  const wh = new Webhook(process.env.RESEND_WEBHOOK_SECRET!);
  const evt: any = wh.verify(await request.text(), {
    'svix-id': request.headers.get('svix-id') ?? '',
    'svix-timestamp': request.headers.get('svix-timestamp') ?? '',
    'svix-signature': request.headers.get('svix-signature') ?? '',
  });
  if (evt.type === 'email.bounced') {
    console.log(evt.data.email_id);
  }
  return new Response('ok');
}
