import { verifyWebhook } from '@clerk/nextjs/webhooks';

async function check(request: Request) {
  try {
    return ok(await verifyWebhook(request as any));
  } catch (error) {
    return err(error);
  }
}

export async function POST(request: Request) {
  const result = await check(request);
  if (result.isErr()) {
    return new Response('bad signature', { status: 400 });
  }
  return new Response('ok');
}

declare function ok(value: unknown): any;
declare function err(value: unknown): any;
