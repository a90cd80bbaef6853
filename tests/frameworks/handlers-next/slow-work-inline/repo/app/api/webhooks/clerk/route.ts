import { verifyWebhook } from '@clerk/nextjs/webhooks';
import { sendWelcome } from '@/lib/mail';

export async function POST(request: Request) {
  const evt = await verifyWebhook(request as any);
  if (evt.type === 'user.created') {
    await sendWelcome(evt.data.id!);
  }
  return new Response('ok');
}
