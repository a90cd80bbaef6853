import type { Request, Response } from 'express';
import { settings, verifier } from '@acme/core';

export async function clerkHook(req: Request, res: Response) {
  try {
    const event = verifier(settings.clerk.hookSecret).verify(req.body, req.headers);
    if (event.type === 'session.created') {
      console.log(event.data.user_id);
    }
    res.sendStatus(204);
  } catch {
    res.sendStatus(401);
  }
}
