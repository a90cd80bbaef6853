import { Webhook } from 'svix';

export async function POST(request: Request) {
  const wh = new Webhook('whsec_bm90LWEtcmVhbC1zZWNyZXQtb25seS1hLXRlc3Q=');
  const evt: any = wh.verify(await request.text(), {
    'svix-id': request.headers.get('svix-id') ?? '',
    'svix-timestamp': request.headers.get('svix-timestamp') ?? '',
    'svix-signature': request.headers.get('svix-signature') ?? '',
  });
  if (evt.type === 'user.created') {
    console.log(evt.data.id);
  }
  return new Response('ok');
}
