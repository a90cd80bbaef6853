import { verifyWebhook } from '@clerk/nextjs/webhooks';
import { ClerkEvent } from '@/lib/events';

export async function POST(request: Request) {
  const { type, data } = await verifyWebhook(request as any);
  switch (type as string) {
    case ClerkEvent.Created:
    case ClerkEvent.Renamed:
      console.log(data.id);
  }
  return new Response('ok');
}
