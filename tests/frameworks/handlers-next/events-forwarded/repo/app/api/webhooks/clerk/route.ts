import { verifyWebhook } from '@clerk/nextjs/webhooks';
import { inngest } from '@/lib/inngest';

export async function POST(request: Request) {
  const evt = await verifyWebhook(request as any);
  await inngest.send({ name: `clerk/${evt.type}`, data: evt.data });
  return new Response('ok');
}
