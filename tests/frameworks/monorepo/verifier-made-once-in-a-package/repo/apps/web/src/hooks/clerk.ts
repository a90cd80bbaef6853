import { clerkHook } from '@acme/hooks';

export async function handle(request: Request) {
  const payload = await request.text();
  try {
    const event = clerkHook().verify(payload, Object.fromEntries(request.headers));
    if (event.type === 'user.updated') {
      console.log(event.data.id);
    }
  } catch {
    return new Response('bad signature', { status: 400 });
  }
  return new Response('ok');
}
