import { Webhook } from 'standardwebhooks';

export async function POST(request: Request) {
  const wh = new Webhook(process.env.WEBHOOK_SECRET!);
  const evt: any = wh.verify(await request.text(), Object.fromEntries(request.headers));
  switch (evt.type) {
    case 'subscription.created':
    case 'subscription.canceled':
    case 'order.paid':
      console.log(evt.data.id);
  }
  return new Response('ok');
}
