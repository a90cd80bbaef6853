import Fastify from 'fastify';
import { verifyWebhook } from '@clerk/backend/webhooks';

const app = Fastify();

app.post('/webhooks/clerk', async (request, reply) => {
  const evt = await verifyWebhook(request as any);
  return { type: evt.type };
});

app.listen({ port: 3000 });
