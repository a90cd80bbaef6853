import { createHmac, timingSafeEqual } from 'crypto';
import { unsubscribeToken } from '../../../../lib/mail';

export async function POST(request: Request) {
  const text = await request.text();
  const given = request.headers.get('meetings-webhook-signature') ?? '';
  const made = createHmac('sha256', process.env.MEETINGS_HOOK_KEY!).update(text).digest('hex');
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(made))) {
    return new Response('no', { status: 401 });
  }
  const stop = unsubscribeToken('a@example.com');
  await fetch(`https://mail.example/send?stop=${stop}`);
  return Response.json({ ok: true });
}
