import { verifyWebhook } from '@clerk/nextjs/webhooks';

export async function POST(request: Request) {
  const payload = await request.json();
  const evt = await verifyWebhook(request.clone() as any);
  if (evt.type === 'user.created') {
    console.log(payload.data.id);
  }
  return new Response('ok');
}
