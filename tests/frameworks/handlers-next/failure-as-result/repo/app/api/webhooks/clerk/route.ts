import { verifyWebhook } from '@clerk/nextjs/webhooks';

async function attempt<T>(promise: Promise<T>) {
  try {
    return { data: await promise, error: null };
  } catch (error) {
    return { data: null, error };
  }
}

export async function POST(request: Request) {
  const { data: evt, error } = await attempt(verifyWebhook(request as any));
  if (error) {
    return Response.json({ message: 'bad signature' }, { status: 400 });
  }
  if (evt!.type === 'session.created') {
    console.log('signed in');
  }
  return new Response('ok');
}
