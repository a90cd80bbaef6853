// import { verifyWebhook } from '@clerk/nuxt/webhooks';
export default defineEventHandler(async (event) => {
  const body = await readBody(event);
  // const evt = await verifyWebhook(event); if (evt.type === 'user.created') …
  return { text: "new Webhook('user.created')", to: body.email };
});
