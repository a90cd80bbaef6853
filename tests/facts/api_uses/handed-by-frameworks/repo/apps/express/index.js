import express from 'express';
import { clerkMiddleware } from '@clerk/express';

const app = express();
app.use(clerkMiddleware({ enableHandshake: false }));
app.get('/me', (req, res) => {
  const { userId } = req.auth;
  res.json([userId, req.auth().orgId]);
});
