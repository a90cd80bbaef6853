import { verifyWebhook } from 'svelte-clerk/webhooks';
import { error, json } from '@sveltejs/kit';

export const POST = async (event) => {
  const evt = await verifyWebhook(event as any);
  return json({ type: evt.type });
};
