import { db } from '@/lib/db';

export async function POST(request: Request) {
  const secret = process.env.CLERK_WEBHOOK_SECRET;
  if (!secret) {
    return new Response('not configured', { status: 500 });
  }
  const evt = await request.json();
  if (evt.type === 'user.created') {
    await db.user.create({ data: { email: evt.data.email_addresses[0].email_address } });
  }
  return new Response('ok');
}
