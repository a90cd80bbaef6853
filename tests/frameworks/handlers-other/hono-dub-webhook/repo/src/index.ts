import { Hono } from 'hono';

const app = new Hono();

app.post('/webhooks', async (c) => {
  const raw = await c.req.text();
  const sent = c.req.header('Dub-Signature');
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(process.env.DUB_WEBHOOK_SECRET), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const made = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(raw));
  if (sent !== Buffer.from(made).toString('hex')) {
    return c.text('bad signature', 401);
  }
  const evt = JSON.parse(raw);
  if (evt.event === 'lead.created') {
    console.log(evt.data.customer.id);
  }
  return c.text('ok');
});

export default app;
