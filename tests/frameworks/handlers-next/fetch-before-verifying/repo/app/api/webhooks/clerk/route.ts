import { verifyWebhook } from '@clerk/nextjs/webhooks';

export async function POST(request: Request) {
  await fetch('https://log.example.com/hooks', { method: 'POST' });
  const evt = await verifyWebhook(request as any);
  if (evt.type === 'user.created') {
    console.log(evt.data.id);
  }
  return new Response('ok');
}
