import { Hono } from 'hono';
import { Webhook } from 'svix';

const app = new Hono();

app.post('/webhooks/clerk', async (c) => {
  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET!);
  let evt: any;
  try {
    evt = wh.verify(await c.req.text(), {
    'svix-id': c.req.header('svix-id')!,
    'svix-timestamp': c.req.header('svix-timestamp')!,
    'svix-signature': c.req.header('svix-signature')!,
  });
  } catch {
    c.status(401);
    return c.json({ error: 'bad signature' });
  }
  return c.json({ type: evt.type === 'user.deleted' });
});

export default app;
