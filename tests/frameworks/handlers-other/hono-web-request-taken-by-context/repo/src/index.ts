import { Hono } from 'hono';
import { verifyWebhook } from '@clerk/backend/webhooks';

const app = new Hono();

app.post('/webhooks/clerk', async (c) => {
  const { type } = await c.req.json();
  const evt = await verifyWebhook(c.req.raw);
  return c.json({ type, id: evt.data.id });
});

export default app;
