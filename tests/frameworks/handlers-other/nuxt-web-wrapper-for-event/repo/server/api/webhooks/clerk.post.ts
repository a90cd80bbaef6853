import { verifyWebhook } from '@clerk/backend/webhooks';

export default defineEventHandler(async (event) => {
  const evt = await verifyWebhook(event as any);
  return { type: evt.type };
});
