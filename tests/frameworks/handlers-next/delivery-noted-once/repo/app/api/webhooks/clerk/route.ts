import { verifyWebhook } from '@clerk/nextjs/webhooks';
import { redis } from '@/lib/redis';
import { db } from '@/lib/db';

export async function POST(request: Request) {
  const evt = await verifyWebhook(request as any);
  const delivery = request.headers.get('Svix-Id');
  const first = await redis.set(`clerk:${delivery}`, '1', { nx: true, ex: 86400 });
  if (!first) {
    return new Response('seen');
  }
  if (evt.type === 'user.created') {
    await db.user.create({ data: { clerkId: evt.data.id } });
  }
  return new Response('ok');
}
