import { verifyWebhook } from '@clerk/nuxt/webhooks';

export default defineEventHandler(async (event) => {
  try {
    const evt = await verifyWebhook(event);
    return { type: evt.type === 'user.created' };
  } catch {
    throw createError({ statusCode: 400, statusMessage: 'bad signature' });
  }
});
