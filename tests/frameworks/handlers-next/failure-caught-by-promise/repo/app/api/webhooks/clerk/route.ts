import { verifyWebhook } from '@clerk/nextjs/webhooks';

export async function POST(request: Request) {
  const evt = await verifyWebhook(request as any).catch(() => null);
  if (!evt) {
    return new Response('bad signature', { status: 400 });
  }
  if (evt.type === 'user.created') {
    console.log(evt.data.id);
  }
  return new Response('ok');
}
