import { verifyWebhook } from 'svelte-clerk/webhooks';
import { error, json } from '@sveltejs/kit';

export const POST = async ({ request }) => {
  try {
    const evt = await verifyWebhook(request);
    return json({ type: evt.type === 'user.created' });
  } catch {
    error(400, 'bad signature');
  }
};
