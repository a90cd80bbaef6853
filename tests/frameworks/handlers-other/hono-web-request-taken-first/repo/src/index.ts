import { Hono } from 'hono';
import { verifyWebhook } from '@clerk/hono/webhooks';

const app = new Hono();

app.post('/webhooks/clerk', async (c) => {
  const payload = await c.req.raw.json();
  const evt = await verifyWebhook(c);
  return c.json({ payload, type: evt.type });
});

export default app;
