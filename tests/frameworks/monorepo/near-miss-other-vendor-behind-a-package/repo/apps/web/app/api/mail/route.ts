import { hook } from '@acme/hooks';

export async function POST(request: Request) {
  const event = hook.verify(await request.text(), Object.fromEntries(request.headers));
  if (event.type === 'email.bounced') {
    console.log(event.data);
  }
  return new Response('ok');
}
