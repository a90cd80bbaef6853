import { verifyWebhook } from '@clerk/nextjs/webhooks';
import { NextRequest } from 'next/server';

export async function POST(req: NextRequest) {
  try {
    const evt = await verifyWebhook(req);
    if (evt.type === 'user.created') await save(evt.data);
    return new Response('ok');
  } catch {
    return new Response('no', { status: 400 });
  }
}
