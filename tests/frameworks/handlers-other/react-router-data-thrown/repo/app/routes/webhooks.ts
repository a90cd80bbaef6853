import { verifyWebhook } from '@clerk/react-router/webhooks';
import { data } from 'react-router';

export const action = async ({ request }: { request: Request }) => {
  let evt;
  try {
    evt = await verifyWebhook(request);
  } catch {
    throw data('bad signature', { status: 400 });
  }
  return data({ type: evt.type === 'user.created' });
};
