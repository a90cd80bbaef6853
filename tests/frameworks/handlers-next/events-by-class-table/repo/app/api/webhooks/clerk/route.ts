import { verifyWebhook } from '@clerk/nextjs/webhooks';
import { UserSync } from '@/lib/sync';

export async function POST(request: Request) {
  const evt = await verifyWebhook(request as any);
  await new UserSync().run(evt);
  return new Response('ok');
}
