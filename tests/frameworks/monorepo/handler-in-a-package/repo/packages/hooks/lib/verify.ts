import { verifyWebhook } from '@clerk/nextjs/webhooks';

export const verified = (request: Request) => verifyWebhook(request);
