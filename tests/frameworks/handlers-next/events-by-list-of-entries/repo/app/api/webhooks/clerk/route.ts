import { verifyWebhook } from '@clerk/nextjs/webhooks';

const wanted = ['user.created', 'user.updated'];

export async function POST(request: Request) {
  const evt = await verifyWebhook(request as any);
  if (wanted.some((type) => type === evt.type)) {
    console.log(evt.data.id);
  }
  return new Response('ok');
}
