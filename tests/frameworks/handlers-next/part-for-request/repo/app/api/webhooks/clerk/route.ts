import { verifyWebhook } from '@clerk/nextjs/webhooks';

export async function POST(request: Request) {
  const evt = await verifyWebhook(request.headers as any);
  return Response.json({ type: evt.type });
}
