import { verifyWebhook } from 'svelte-clerk/webhooks';
import { error, json } from '@sveltejs/kit';

export const POST = async (event) => {
  try {
    const evt = await verifyWebhook(event.request);
    return json({ type: evt.type === 'user.created' });
  } catch {
    return json({ error: 'bad signature' }, { status: 401 });
  }
};
