import Fastify from 'fastify';
import { verifyWebhook } from '@clerk/fastify/webhooks';

const app = Fastify();

app.post('/webhooks/clerk', async (request, reply) => {
  try {
    const evt = await verifyWebhook(request);
    return { type: evt.type };
  } catch (error) {
    return { error: String(error) };
  }
});

app.listen({ port: 3000 });
