import { createHmac } from 'node:crypto';
import { internalKey, signingSecret } from '@acme/env';
import { Webhook } from 'svix';

export async function POST(request: Request) {
  const body = await request.text();
  let event;
  try {
    event = new Webhook(signingSecret()).verify(body, {
      'svix-id': request.headers.get('svix-id')!,
      'svix-timestamp': request.headers.get('svix-timestamp')!,
      'svix-signature': request.headers.get('svix-signature')!,
    });
  } catch {
    return new Response('bad signature', { status: 400 });
  }
  if (event.type === 'user.created') {
    const signature = createHmac('sha256', internalKey()).update(body).digest('hex');
    await fetch('https://internal.acme.example/users', { method: 'POST', body, headers: { signature } });
  }
  return new Response('ok');
}
