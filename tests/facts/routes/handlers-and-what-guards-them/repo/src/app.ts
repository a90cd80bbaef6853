import express from 'express';
import { clerkMiddleware, requireAuth } from '@clerk/express';
const app = express();
app.use(clerkMiddleware());
app.get('/open', (req, res) => res.send('x'));
app.get('/closed', requireAuth(), (req, res) => res.send('x'));
app.post(process.env.PATH_OF_HOOK, (req, res) => res.send('x'));
