import { createHmac, timingSafeEqual } from 'node:crypto';

type Delivery = { id: string; time: string; sent: string; bytes: string };

export function demandSignature(delivery: Delivery) {
  const key = Buffer.from(process.env.CLERK_WEBHOOK_SECRET!.slice(6), 'base64');
  const mac = createHmac('sha256', key)
    .update(`${delivery.id}.${delivery.time}.${delivery.bytes}`)
    .digest('base64');
  if (!timingSafeEqual(Buffer.from(mac), Buffer.from(delivery.sent.split(',')[1]))) {
    throw new Error('bad signature');
  }
}
