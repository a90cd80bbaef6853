import { verifyWebhook } from '@clerk/nextjs/webhooks';
import { fromPromise } from 'neverthrow';
import { match } from 'ts-pattern';

export async function POST(request: Request) {
  const verified = await fromPromise(verifyWebhook(request as any), (cause) => ({ cause }));
  if (verified.isErr()) {
    return new Response('bad signature', { status: 401 });
  }
  const evt = verified.value;
  match(evt)
    .with({ type: 'organization.created' }, ({ data }) => console.log(data.id))
    .with({ type: 'organization.deleted' }, ({ data }) => console.log(data.id))
    .otherwise(() => undefined);
  return new Response('ok');
}
