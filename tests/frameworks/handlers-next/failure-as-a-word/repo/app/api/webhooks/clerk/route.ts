import { verifyWebhook } from '@clerk/nextjs/webhooks';

async function check(request: Request) {
  if (!request.headers.get('svix-id')) {
    return 'missingHeaders';
  }
  try {
    return await verifyWebhook(request as any);
  } catch {
    return 'cannotVerify';
  }
}

export async function POST(request: Request) {
  const evt = await check(request);
  if (evt === 'missingHeaders') {
    return new Response('no headers', { status: 400 });
  }
  if (evt === 'cannotVerify') {
    return new Response('bad signature', { status: 401 });
  }
  if (evt.type === 'user.created') {
    console.log(evt.data.id);
  }
  return new Response('ok');
}
