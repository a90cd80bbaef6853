import { verifyWebhook } from '@clerk/nuxt/webhooks';

export default defineEventHandler(async (event) => {
  try {
    const evt = await verifyWebhook(event);
    return { type: evt.type };
  } catch {
    setResponseStatus(event, 400);
    return 'bad signature';
  }
});
