import { verifyWebhook } from '@clerk/nextjs/webhooks';

export async function POST(request: Request) {
  try {
    const evt = await verifyWebhook(request as any);
    console.log(evt.type);
  } catch (error) {
    return Response.json({ error: String(error) });
  }
  return new Response('ok');
}
