import { verifyWebhook } from '@clerk/nextjs/webhooks';

export async function POST(request: Request) {
  const evt = await verifyWebhook(request as any);
  console.log(`got ${evt.type}`);
  return new Response(`got ${evt.type}`);
}
