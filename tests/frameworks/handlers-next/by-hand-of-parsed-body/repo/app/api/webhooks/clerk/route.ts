import { createHmac } from 'node:crypto';

export async function POST(request: Request) {
  const payload = await request.json();
  const content = [
    request.headers.get('svix-id'),
    request.headers.get('svix-timestamp'),
    JSON.stringify(payload),
  ].join('.');
  const key = Buffer.from(process.env.CLERK_WEBHOOK_SECRET!.slice(6), 'base64');
  const made = createHmac('sha256', key).update(content).digest('base64');
  if (request.headers.get('svix-signature') !== `v1,${made}`) {
    return new Response('bad signature', { status: 401 });
  }
  if (payload.type === 'user.created') {
    console.log(payload.data.id);
  }
  return new Response('ok');
}
