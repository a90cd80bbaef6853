import { verifyWebhook } from '@clerk/nuxt/webhooks';

export default defineEventHandler(async (event) => {
  try {
    const evt = await verifyWebhook(event);
    return { type: evt.type };
  } catch (error) {
    return { error: String(error) };
  }
});
