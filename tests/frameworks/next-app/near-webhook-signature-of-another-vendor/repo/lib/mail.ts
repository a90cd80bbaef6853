import { createHmac } from 'crypto';

export function unsubscribeToken(address: string) {
  return createHmac('sha256', process.env.CLERK_SECRET_KEY!).update(address).digest('hex');
}
