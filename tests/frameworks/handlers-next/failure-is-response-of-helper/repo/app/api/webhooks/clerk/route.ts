import { verifyWebhook } from '@clerk/nextjs/webhooks';

async function check(request: Request) {
  try {
    return await verifyWebhook(request as any);
  } catch {
    return new Response('bad signature', { status: 401 });
  }
}

export async function POST(request: Request) {
  const evt = await check(request);
  if (evt instanceof Response) {
    return evt;
  }
  if (evt.type === 'user.created') {
    console.log(evt.data.id);
  }
  return new Response('ok');
}
