import express from 'express';
import { WebhookController } from './webhook.controller';
import { users } from './users';

const app = express();
const controller = new WebhookController(users);
app.post('/webhooks/clerk', express.raw({ type: 'application/json' }), controller.handle);
app.listen(3000);
