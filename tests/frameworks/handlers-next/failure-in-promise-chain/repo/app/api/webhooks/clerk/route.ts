import { verifyWebhook } from '@clerk/nextjs/webhooks';
import { db } from '@/lib/db';

export async function POST(request: Request) {
  return verifyWebhook(request as any)
    .then(async (evt) => {
      if (evt.type === 'user.created') {
        await db.user.create({ data: { clerkId: evt.data.id } });
      }
      return new Response('ok');
    })
    .catch(() => new Response('bad signature', { status: 401 }));
}
