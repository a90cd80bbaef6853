import { verifyWebhook } from '@clerk/nextjs/webhooks';
import { match } from 'ts-pattern';

export async function POST(request: Request) {
  const evt = await verifyWebhook(request as any);
  await match(evt)
    .with({ type: 'user.created' }, async ({ data }) => console.log(data.id))
    .with({ type: 'user.deleted' }, async ({ data }) => console.log(data.id))
    .otherwise(async () => {});
  return new Response('ok');
}
