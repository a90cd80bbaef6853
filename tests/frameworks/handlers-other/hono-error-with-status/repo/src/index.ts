import { Hono } from 'hono';
import { verifyWebhook } from '@clerk/hono/webhooks';
import { HTTPException } from 'hono/http-exception';

const app = new Hono();

app.post('/webhooks/clerk', async (c) => {
  let evt;
  try {
    evt = await verifyWebhook(c);
  } catch {
    throw new HTTPException(400, { message: 'bad signature' });
  }
  if (evt.type === 'user.created') {
    c.executionCtx.waitUntil(fetch('https://mail.example.com'));
  }
  return c.body(null, 204);
});

export default app;
