import { Hono } from 'hono';
import { verifyWebhook } from '@clerk/backend/webhooks';

const app = new Hono();

app.post('/webhooks/clerk', async (c) => {
  const evt = await verifyWebhook(c as any);
  return c.json({ type: evt.type });
});

export default app;
