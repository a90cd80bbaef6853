import express from 'express';
import { Webhook } from 'svix';

const app = express();

function verifyClerk(req: any, res: any, next: any) {
  const wh = new Webhook(process.env.CLERK_WEBHOOK_SECRET!);
  try {
    req.clerkEvent = wh.verify(req.body, req.headers);
    next();
  } catch (error) {
    next(error);
  }
}

app.post('/webhooks/clerk', express.raw({ type: 'application/json' }), verifyClerk, (req: any, res) => {
  const evt = req.clerkEvent;
  if (evt.type === 'user.created') {
    console.log(evt.data.id);
  }
  res.sendStatus(200);
});

app.listen(3000);
