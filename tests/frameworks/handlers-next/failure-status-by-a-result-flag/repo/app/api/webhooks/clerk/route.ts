import { verifyWebhook } from '@clerk/nextjs/webhooks';

async function take(request: any) {
  try {
    const evt = await verifyWebhook(request);
    return { ok: true, type: evt.type === 'user.created' ? 'new' : 'other' };
  } catch {
    return { ok: false, type: 'none' };
  }
}

export async function POST(request: Request) {
  const result = await take(request);
  return Response.json(result, { status: result.ok ? 200 : 400 });
}
