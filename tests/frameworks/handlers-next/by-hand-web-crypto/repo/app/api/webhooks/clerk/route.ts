import { db } from '@/lib/db';

const bytes = (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

async function isSigned(secret: string, id: string, time: string, sent: string, body: string) {
  const key = await crypto.subtle.importKey(
    'raw',
    bytes(secret.replace('whsec_', '')),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const content = new TextEncoder().encode(`${id}.${time}.${body}`);
  const made = await crypto.subtle.sign('HMAC', key, content);
  const text = btoa(String.fromCharCode(...new Uint8Array(made)));
  return sent.split(' ').some((entry) => entry.split(',')[1] === text);
}

export async function POST(request: Request) {
  const body = await request.text();
  const signed = await isSigned(
    process.env.CLERK_WEBHOOK_SECRET!,
    request.headers.get('svix-id') ?? '',
    request.headers.get('svix-timestamp') ?? '',
    request.headers.get('svix-signature') ?? '',
    body,
  );
  if (!signed) {
    return new Response('bad signature', { status: 401 });
  }
  const evt = JSON.parse(body);
  if (evt.type === 'user.deleted') {
    await db.user.deleteMany({ where: { clerkId: evt.data.id } });
  }
  return new Response('ok');
}
