import { verifyWebhook } from '@clerk/react-router/webhooks';
import { data } from 'react-router';

export const action = async ({ request }: { request: Request }) => {
  try {
    const evt = await verifyWebhook(request);
    return data({ type: evt.type });
  } catch {
    return data('bad signature');
  }
};
