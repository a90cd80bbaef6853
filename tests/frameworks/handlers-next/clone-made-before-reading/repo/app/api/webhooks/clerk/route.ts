import { verifyWebhook } from '@clerk/nextjs/webhooks';

export async function POST(request: Request) {
  const copy = request.clone();
  const payload = await request.json();
  try {
    const evt = await verifyWebhook(copy as any);
    if (evt.type === 'user.created') {
      console.log(payload.data.id);
    }
  } catch {
    return new Response('bad signature', { status: 400 });
  }
  return new Response('ok');
}
