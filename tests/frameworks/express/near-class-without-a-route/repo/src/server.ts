import express from 'express';
import { WebhookController } from './webhook.controller';

const app = express();
export const controller = new WebhookController({ upsert: async () => {} });
app.get('/health', (_req, res) => res.json({ ok: true }));
