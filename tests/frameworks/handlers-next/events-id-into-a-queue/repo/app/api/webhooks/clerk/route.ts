import { verifyWebhook } from '@clerk/nextjs/webhooks';
import { inngest } from '@/lib/inngest';

export async function POST(request: Request) {
  const evt = await verifyWebhook(request as any);
  if (evt.type === 'user.created') {
    await inngest.send({ name: 'mail/welcome', data: { user: evt.data.id } });
  }
  return new Response('ok');
}
