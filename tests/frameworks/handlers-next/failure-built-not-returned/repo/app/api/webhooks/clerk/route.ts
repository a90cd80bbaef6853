import { verifyWebhook } from '@clerk/nextjs/webhooks';
import { db } from '@/lib/db';

export async function POST(request: Request) {
  let evt: any;
  try {
    evt = await verifyWebhook(request as any);
  } catch {
    new Response('bad signature', { status: 400 });
  }
  await db.user.create({ data: { clerkId: evt.data.id } });
  return new Response('ok');
}
