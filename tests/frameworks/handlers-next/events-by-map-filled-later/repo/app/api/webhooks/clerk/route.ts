import { verifyWebhook } from '@clerk/nextjs/webhooks';
import { onCreated, onDeleted } from '@/lib/users';

const handlers = new Map<string, (data: any) => Promise<void>>();
handlers.set('user.created', onCreated);
handlers.set('user.deleted', onDeleted);

export async function POST(request: Request) {
  const evt = await verifyWebhook(request as any);
  await handlers.get(evt.type)?.(evt.data);
  return new Response('ok');
}
