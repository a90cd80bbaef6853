import express from 'express';
import { Webhook } from 'svix';
import { requireVariable } from '@acme/env/require';

const app = express();

app.post('/hooks/clerk', express.raw({ type: 'application/json' }), (req, res) => {
  const hook = new Webhook(requireVariable('CLERK_WEBHOOK_SECRET'));
  let event;
  try {
    event = hook.verify(req.body, req.headers);
  } catch {
    return res.status(400).send('bad signature');
  }
  if (event.type === 'user.deleted') {
    console.log(event.data.id);
  }
  res.send('ok');
});

app.listen(4000);
