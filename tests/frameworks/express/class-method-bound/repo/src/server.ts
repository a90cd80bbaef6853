import express from 'express';
import { WebhookController } from './webhook.controller';

const app = express();
const controller = new WebhookController({ upsert: async () => {} });
app.post('/webhooks/clerk', express.raw({ type: 'application/json' }), controller.handle.bind(controller));
app.listen(3000);
