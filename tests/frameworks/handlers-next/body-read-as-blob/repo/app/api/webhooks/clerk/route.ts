import { Webhook } from 'svix';
import { db } from '@/lib/db';

export async function POST(request: Request) {
  const evt: any = new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(
    await (await request.blob()).text(),
    {
    'svix-id': request.headers.get('svix-id') ?? '',
    'svix-timestamp': request.headers.get('svix-timestamp') ?? '',
    'svix-signature': request.headers.get('svix-signature') ?? '',
  },
  );
  if (evt.type === 'user.deleted') {
    await db.user.deleteMany({ where: { clerkId: evt.data.id } });
  }
  return new Response('ok');
}
