import { clerkClient, clerkMiddleware } from '@clerk/express';
import express from 'express';

const app = express();
app.use(clerkMiddleware());
app.get('/token', async (req, res) => {
  res.json(await clerkClient.sessions.getToken('sess_FAKE', 'hasura'));
});
const old = 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000cc';
app.listen(3000, () => clerkClient.users.getCount({ secretKey: old }));
