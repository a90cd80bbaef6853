import { db } from '@/lib/db';

export async function POST(request: Request) {
  const { type, data } = await request.json();
  if (type === 'user.created') {
    await db.user.create({ data: { email: data.email_addresses[0].email_address } });
  }
  return new Response('ok');
}
