import { Hono } from 'hono';
import { verifyWebhook } from '@clerk/hono/webhooks';

const app = new Hono();

app.post('/webhooks/clerk', async (c) => {
  try {
    const evt = await verifyWebhook(c);
    return c.text(evt.type);
  } catch (error) {
    console.error(error);
    return c.text('ignored');
  }
});

export default app;
