import Fastify from 'fastify';
import { verifyWebhook } from '@clerk/fastify/webhooks';

const app = Fastify();

app.post('/webhooks/clerk', async (request, reply) => {
  let evt;
  try {
    evt = await verifyWebhook(request);
  } catch {
    reply.code(400);
    return { error: 'bad signature' };
  }
  return { type: evt.type === 'user.created' };
});

app.listen({ port: 3000 });
