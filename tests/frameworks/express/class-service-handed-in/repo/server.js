const express = require('express');
const { ClerkService } = require('./clerk.service');
const { WebhookController } = require('./webhook.controller');

const service = new ClerkService(process.env.CLERK_WEBHOOK_SECRET);
const controller = new WebhookController(service);
const app = express();

app.post('/webhooks/clerk', express.raw({ type: '*/*' }), controller.handle);
app.listen(3000);
