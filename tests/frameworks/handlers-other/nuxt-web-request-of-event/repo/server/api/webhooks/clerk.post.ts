import { verifyWebhook } from '@clerk/backend/webhooks';

export default defineEventHandler(async (event) => {
  const evt = await verifyWebhook(toWebRequest(event));
  return { type: evt.type === 'user.created' };
});
