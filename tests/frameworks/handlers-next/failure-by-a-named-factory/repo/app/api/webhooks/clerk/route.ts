import { verifyWebhook } from '@clerk/nextjs/webhooks';

function answering(status: number) {
  return (text: string) => new Response(text, { status });
}

const answers = { ok: answering(200), badRequest: answering(400) };

export async function POST(request: Request) {
  let evt;
  try {
    evt = await verifyWebhook(request as any);
  } catch {
    return answers.badRequest('bad signature');
  }
  if (evt.type === 'user.created') {
    console.log('new');
  }
  return answers.ok('done');
}
