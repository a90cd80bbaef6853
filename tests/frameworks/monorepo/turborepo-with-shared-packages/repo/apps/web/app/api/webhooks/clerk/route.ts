import { verifyWebhook } from '@acme/auth/server';
import { env } from '@acme/env';

import { saveUser } from '../../../../lib/users';

export async function POST(request: Request) {
  let event;
  try {
    event = await verifyWebhook(request, { signingSecret: env.CLERK_WEBHOOK_SIGNING_SECRET });
  } catch {
    return new Response('bad signature', { status: 400 });
  }
  if (event.type === 'user.created') {
    await saveUser(event.data);
  }
  return new Response('ok');
}
