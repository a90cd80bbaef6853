import { Hono } from 'hono';
import { Webhook } from 'svix';
import { container } from '@acme/container';

const app = new Hono();

app.post('/hooks/clerk', async (c) => {
  let secret: string | undefined;
  try {
    secret = container.resolve('config')?.clerkSecret;
  } catch {
    console.warn('no config');
  }
  if (!secret) {
    secret = process.env.CLERK_WEBHOOK_SECRET;
  }
  if (!secret) {
    return c.json({ error: 'not set up' }, 500);
  }
  let evt: { type: string };
  try {
    evt = new Webhook(secret).verify(await c.req.text(), c.req.header()) as { type: string };
  } catch {
    return c.json({ error: 'signature' }, 400);
  }
  return c.json({ created: evt.type === 'user.created' });
});

export default app;
