import { verifyWebhook } from '@clerk/nextjs/webhooks';

const isType = (evt: { type: string }, wanted: string) => evt.type === wanted;

export async function POST(request: Request) {
  const evt = await verifyWebhook(request as any);
  if (isType(evt, 'user.created') || isType(evt, 'user.updated')) {
    console.log(evt.data.id);
  }
  return new Response('ok');
}
