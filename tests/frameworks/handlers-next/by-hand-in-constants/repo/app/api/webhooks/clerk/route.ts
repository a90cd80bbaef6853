const key = (secret: string) => Uint8Array.from(atob(secret.slice(6)), (c) => c.charCodeAt(0));

export async function POST(request: Request) {
  const body = await request.text();
  const sent = request.headers.get('svix-signature') ?? '';
  const content = `${request.headers.get('svix-id')}.${request.headers.get('svix-timestamp')}.${body}`;
  const imported = await crypto.subtle.importKey(
    'raw',
    key(process.env.CLERK_WEBHOOK_SECRET!),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const encoder = new TextEncoder();
  const made = await crypto.subtle.sign('HMAC', imported, encoder.encode(content));
  if (!sent.includes(btoa(String.fromCharCode(...new Uint8Array(made))))) {
    return new Response('bad signature', { status: 401 });
  }
  const evt = JSON.parse(body);
  if (evt.type === 'session.ended') {
    console.log(evt.data.user_id);
  }
  return new Response('ok');
}
