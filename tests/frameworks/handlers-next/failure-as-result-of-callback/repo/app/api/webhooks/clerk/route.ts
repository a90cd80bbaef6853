import { verifyWebhook } from '@clerk/nextjs/webhooks';

async function attempt<T>(run: () => Promise<T>): Promise<[T | null, unknown]> {
  try {
    return [await run(), null];
  } catch (error) {
    return [null, error];
  }
}

export async function POST(request: Request) {
  const [evt, error] = await attempt(() => verifyWebhook(request as any));
  if (error) {
    return new Response('bad signature', { status: 400 });
  }
  if (evt!.type === 'user.updated') {
    console.log('changed');
  }
  return new Response('ok');
}
