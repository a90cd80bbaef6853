import express from 'express';
import { webhookController } from './webhook.controller';

const app = express();
app.post('/webhooks/clerk', express.raw({ type: 'application/json' }), (req, res) => webhookController.handle(req, res));
app.listen(3000);
