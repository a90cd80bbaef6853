const express = require('express');
const WebhookController = require('./webhook.controller');
const app = express();
app.post('/webhooks/clerk', express.raw({ type: 'application/json' }), WebhookController.handle);
app.listen(3000);
