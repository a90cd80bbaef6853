import Fastify from 'fastify';
import { Webhook } from 'svix';

const app = Fastify();

app.post('/webhooks/users', { config: { rawBody: true } }, async (request: any) => {
  const wh = new Webhook(process.env.STYTCH_WEBHOOK_SECRET!);
  const evt: any = wh.verify(request.rawBody, request.headers);
  if (evt.type === 'user.created') {
    console.log(evt.id);
  }
  return { ok: true };
});

app.listen({ port: 3000 });
