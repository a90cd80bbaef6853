import Fastify from 'fastify';
import { verifyWebhook } from '@clerk/fastify/webhooks';
import sensible from '@fastify/sensible';

const app = Fastify();

app.register(sensible);

app.post('/webhooks/clerk', async (request, reply) => {
  try {
    const evt = await verifyWebhook(request);
    return { type: evt.type };
  } catch {
    return reply.badRequest('bad signature');
  }
});

app.listen({ port: 3000 });
