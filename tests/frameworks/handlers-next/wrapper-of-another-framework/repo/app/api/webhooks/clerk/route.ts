import { verifyWebhook } from '@clerk/hono/webhooks';

export async function POST(request: Request) {
  const evt = await verifyWebhook(request as any);
  return Response.json({ type: evt.type });
}
