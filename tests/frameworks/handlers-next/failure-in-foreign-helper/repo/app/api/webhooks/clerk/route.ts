import { verifyWebhook } from '@clerk/nextjs/webhooks';
import { tryit } from 'radash';

export async function POST(request: Request) {
  const evt = await tryit(() => verifyWebhook(request as any))();
  return Response.json({ got: evt });
}
