import type { Request, Response } from 'express';
import { Webhook } from 'svix';

function check(payload: string, req: Request) {
  return new Webhook(process.env.CLERK_WEBHOOK_SECRET!).verify(payload, {
    'svix-id': req.header('svix-id')!,
    'svix-timestamp': req.header('svix-timestamp')!,
    'svix-signature': req.header('svix-signature')!,
  }) as { type: string };
}

export function onClerk(req: Request, res: Response) {
  let payload = '';

  if (Buffer.isBuffer(req.body)) {
    payload = req.body.toString('utf8');
  } else if (typeof req.body === 'string') {
    payload = req.body;
  } else {
    return res.sendStatus(400);
  }
  try {
    const evt = check(payload, req);
    return res.json({ created: evt.type === 'user.created' });
  } catch {
    return res.sendStatus(400);
  }
}

export function onClerkParsed(req: Request, res: Response) {
  let payload: string;

  if (typeof req.body === 'string') {
    payload = req.body;
  } else {
    payload = JSON.stringify(req.body);
  }
  try {
    const evt = check(payload, req);
    return res.json({ deleted: evt.type === 'user.deleted' });
  } catch {
    return res.sendStatus(400);
  }
}
